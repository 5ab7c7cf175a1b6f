// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import java.util.List;

/** The words of SQL that a person types most, for completion; which of them mean something where is the server's to say. */
public final class SqlWords {

    /** In upper case, in the order of the alphabet. */
    public static final List<String> ALL =
            List.of(("ADD ALL ALTER ANALYZE AND ANTI ARRAY AS ASC BEGIN BETWEEN BIGINT BOOLEAN BY "
                            + "CASE CAST CATALOG CATALOGS COLUMN COLUMNS COMMENT CONSTRAINT CREATE CROSS CURRENT_DATE "
                            + "CURRENT_TIMESTAMP DATE DECIMAL DEFAULT DELETE DESC DESCRIBE DISTINCT DOUBLE DROP ELSE END EXCEPT "
                            + "EXISTS EXPLAIN EXTENDED EXTRACT FALSE FIRST FLOAT FOR FROM FULL FUNCTION FUNCTIONS GRANT GRANTS "
                            + "GROUP HAVING IF IN INNER INSERT INT INTERSECT INTERVAL INTO IS JOIN LAST LATERAL LEFT LIKE LIMIT "
                            + "MAP MATCHED MERGE NOT NULL NULLS OF OFFSET ON OPTIMIZE OR ORDER OUTER OVER OVERWRITE PARTITION "
                            + "PARTITIONED PRIMARY QUALIFY REFRESH RENAME REPLACE REVOKE RIGHT ROWS SCHEMA SCHEMAS SELECT SEMI SET "
                            + "SHOW STRING STRUCT TABLE TABLES TABLESAMPLE THEN TIMESTAMP TO TRUE TRUNCATE UNION UPDATE USE "
                            + "USING VACUUM VALUES VIEW VIEWS VOLUME WHEN WHERE WINDOW WITH")
                    .split(" "));

    private SqlWords() {}
}
