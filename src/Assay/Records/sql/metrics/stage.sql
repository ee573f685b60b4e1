CREATE OR REPLACE TEMP TABLE staged AS SELECT
    coalesce("Cluster", $cluster) AS cluster, "Node" AS node, "Gpu" AS gpu, "Uuid" AS uuid, "Job" AS job, "Namespace" AS namespace, "Pod" AS pod,
    "Metric" AS metric, "Hour"::TIMESTAMP AS hour, $slots,
    "Line"::BIGINT AS line, NULL::BIGINT AS place, "Column" AS at_column, "Why" AS why, "Told" AS told
FROM raw;
