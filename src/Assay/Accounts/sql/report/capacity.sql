-- How many GPUs attempts held at once, by cluster, wherever that changes; the highest moment of each.
SELECT cluster, moment, held FROM (
    SELECT cluster, moment, sum(change) OVER (PARTITION BY cluster ORDER BY moment) AS held FROM (
        SELECT cluster, moment, sum(change) AS change FROM (
            SELECT cluster, started AS moment, gpus AS change FROM counted WHERE gpus > 0 AND seconds > 0
            UNION ALL SELECT cluster, coalesce(ended, started + to_seconds(seconds)), -gpus FROM counted WHERE gpus > 0 AND seconds > 0
        ) GROUP BY ALL))
QUALIFY row_number() OVER (PARTITION BY cluster ORDER BY held DESC, moment) = 1
