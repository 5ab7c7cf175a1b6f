// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import java.util.List;

/** The sample tables: invented, deterministic, and computed when read, so that millions of rows take no memory. */
final class SampleData {

    private SampleData() {}

    /** What makes the samples, for a number of trips. Row {@code i} is a function of {@code i} alone. */
    static List<String> statements(long trips) {
        return List.of(
                "ATTACH ':memory:' AS samples",
                "CREATE SCHEMA samples.nyctaxi",
                """
                CREATE VIEW samples.nyctaxi.trips AS SELECT
                  i AS trip_id,
                  make_timestamptz(1704067200000000 + i * 7000000 + (i * 7919) % 1000000) AS pickup_time,
                  make_timestamptz(1704067200000000 + i * 7000000 + (i * 7919) % 1000000 + (300 + i % 3000) * 1000000) AS dropoff_time,
                  DATE '2024-01-01' + (i // 12343)::INTEGER AS trip_date,
                  CASE WHEN i % 97 = 0 THEN NULL ELSE (1 + i % 6)::INTEGER END AS passengers,
                  (i * 31 % 40000)::DOUBLE / 1000.0 AS distance_km,
                  ((i * 37 % 900000)::DECIMAL(12,2) / 100)::DECIMAL(10,2) AS fare,
                  CASE i % 4 WHEN 0 THEN 'Harbour, Pier ' || (i % 20) WHEN 1 THEN 'Old Town' WHEN 2 THEN 'University' ELSE 'Zürich Nord ' || (i % 20) END AS pickup_zone,
                  CASE WHEN i % 50 = 0 THEN 'He said "wait here", and paid' WHEN i % 11 = 0 THEN '' WHEN i % 13 = 0 THEN NULL WHEN i % 17 = 0 THEN 'Zürich → 東京 ☕' ELSE 'ok ' || (i % 1000) END AS note,
                  i % 3 = 0 AS paid_by_card,
                  CASE WHEN i % 5 = 0 THEN NULL ELSE i * 13 % 2000 END AS tip_cents
                FROM range({trips}) t(i)
                """.replace("{trips}", String.valueOf(trips)),
                """
                CREATE TABLE samples.nyctaxi.zones AS SELECT
                  i::INTEGER AS zone_id,
                  CASE i % 4 WHEN 0 THEN 'Harbour, Pier ' || i WHEN 1 THEN 'Old Town ' || i WHEN 2 THEN 'University ' || i ELSE 'Zürich Nord ' || i END AS name,
                  i % 2 = 0 AS served_at_night,
                  (i * 1.25)::DECIMAL(10,2) AS surcharge
                FROM range(1, 21) t(i)
                """);
    }
}
