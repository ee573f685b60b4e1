-- How many GPUs attempts held at once, by cluster, wherever that changes; the highest moment of each. Only the minutes are gone through
-- that may hold it: those in which what was held before and what came in reach the most that was held at the end of any.
WITH changes AS (
    SELECT cluster, started AS moment, gpus AS change FROM counted WHERE gpus > 0 AND seconds > 0
    UNION ALL SELECT cluster, coalesce(ended, started + to_seconds(seconds)), -gpus FROM counted WHERE gpus > 0 AND seconds > 0
), minutes AS (
    SELECT *, sum(net) OVER (PARTITION BY cluster ORDER BY minute) AS held FROM (
        SELECT cluster, epoch_us(moment) // 60000000 AS minute, sum(change) AS net, coalesce(sum(change) FILTER (WHERE change > 0), 0) AS came FROM changes GROUP BY ALL)
), busiest AS (
    SELECT cluster, minute, held - net AS before FROM minutes QUALIFY held - net + came >= max(held) OVER (PARTITION BY cluster)
)
SELECT cluster, make_timestamp(-top.earliest) AS moment, top.held FROM (
    SELECT cluster, max({ 'held': held, 'earliest': -epoch_us(moment) }) AS top FROM (
        SELECT cluster, moment, before + sum(change) OVER (PARTITION BY cluster, minute ORDER BY moment) AS held FROM (
            SELECT c.cluster, b.minute, moment, before, sum(change) AS change FROM changes c JOIN busiest b ON c.cluster = b.cluster AND epoch_us(moment) // 60000000 = b.minute GROUP BY ALL)
    ) GROUP BY cluster)
