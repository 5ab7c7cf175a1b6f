SELECT 1 AS n, 'a, "b" \\ é 😀' AS s, CAST(1.5 AS DECIMAL(10,2)) AS d, CAST('-12345678901234567890.123' AS DECIMAL(38,10)) AS big, true AS b, 1.5e0 AS f,
  CAST('NaN' AS DOUBLE) AS nan, CAST('-Infinity' AS FLOAT) AS inf, DATE'1969-12-31' AS day, X'00ff10' AS bytes, INTERVAL '3' DAY AS w,
  array(1, NULL, 3) AS a, map('k', 'v"w') AS m, named_struct('x', 1, 'y', 'z') AS st, NULL AS nothing, CAST(7 AS TINYINT) AS t, CAST(-7 AS SMALLINT) AS sm,
  9223372036854775807 AS l
UNION ALL
SELECT NULL, '', NULL, NULL, false, NULL, NULL, NULL, DATE'2026-01-02', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, -1
