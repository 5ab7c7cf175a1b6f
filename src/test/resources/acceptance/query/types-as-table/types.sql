SELECT CAST(9223372036854775807 AS BIGINT) AS big, CAST('1234567890123456789012345678.0123456789' AS DECIMAL(38,10)) AS dec,
       CAST('NaN' AS DOUBLE) AS nan, CAST('-Infinity' AS DOUBLE) AS inf, CAST(0.1 AS DOUBLE) AS dbl, true AS yes, DATE'2026-02-28' AS day,
       CAST(NULL AS STRING) AS nothing, '' AS empty, 'ü 東京 😀' AS uni, 'say "hi", twice' AS quoted, 'two
lines' AS nl
