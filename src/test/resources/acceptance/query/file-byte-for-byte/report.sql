-- Größe, 東京 and 😀
SELECT 'ü' AS `größe`, -- ; no end
       "a;b" AS text /* ; */
FROM (SELECT 1)
