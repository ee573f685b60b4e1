-- What a set was grouped by is what most of its names say; idle and the like share it.
CREATE OR REPLACE TEMP TABLE staged AS
WITH sets AS (
    SELECT "set" AS number, "level" AS level FROM (SELECT "set", "level", count(*) AS names FROM raw WHERE "why" IS NULL AND "kind" = 'workload' GROUP BY ALL)
    QUALIFY row_number() OVER (PARTITION BY "set" ORDER BY names DESC, "level") = 1
)
SELECT coalesce("cluster", $cluster) AS cluster, coalesce(s.level, 'none') AS level, "name" AS name, "kind" AS kind, "began"::TIMESTAMP AS began, "ended"::TIMESTAMP AS ended,
    "node" AS node, "namespace" AS namespace, "controller" AS controller, "pod" AS pod, "container" AS container, $numbers,
    "line"::BIGINT AS line, NULL::BIGINT AS place, "column" AS at_column, "why" AS why, "told" AS told
FROM raw LEFT JOIN sets s ON raw."set" = s.number;
