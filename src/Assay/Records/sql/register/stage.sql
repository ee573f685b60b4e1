-- Of several rows that speak of the same thing the one of the highest rank stands, those of the store among them; the others are told.
CREATE OR REPLACE TEMP TABLE staged AS
WITH read AS (
    SELECT rowid - min(rowid) OVER () AS place, * EXCLUDE (cells), list_filter(cells, lambda cell: cell.w IS NOT NULL)[1] AS bad FROM register_rows
), ranked AS (
    SELECT *, row($rank) AS rank FROM read WHERE bad IS NULL
), best AS (
    SELECT $keys, max(rank) AS top FROM (SELECT $keys, rank FROM ranked UNION ALL SELECT $keys, row($rank) FROM $table) GROUP BY ALL
), judged AS (
    SELECT ranked.*, rank = top AS stands, rank = top AND row_number() OVER (PARTITION BY $by_keys, rank ORDER BY place) > 1 AS again,
        min(place) OVER (PARTITION BY $by_keys) AS first_place, $superseded AS superseded
    FROM ranked JOIN best ON $same
)
SELECT $columns, NULL::BIGINT AS line, place,
    CASE WHEN again THEN '$key' WHEN NOT stands AND NOT superseded THEN '$key' END AS at_column,
    CASE WHEN again THEN 'twice' WHEN NOT stands AND NOT superseded THEN 'differs' WHEN NOT stands THEN NULL END AS why,
    $key::VARCHAR AS told, stands
FROM judged
UNION ALL BY NAME
SELECT $columns, NULL::BIGINT AS line, place, bad.c AS at_column, bad.w AS why, bad.t AS told, true AS stands FROM read WHERE bad IS NOT NULL
ORDER BY place;
DROP TABLE register_rows;
