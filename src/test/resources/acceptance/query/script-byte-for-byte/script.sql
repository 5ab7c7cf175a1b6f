-- first; one
SELECT	1 AS one ;

/* two; /* deep; */ */ SELECT 'it''s; \'; two' AS "x;y" FROM range(1)
;; BEGIN SELECT 3; SELECT 4; END