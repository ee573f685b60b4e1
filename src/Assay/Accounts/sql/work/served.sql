-- GPU-hours that served models of which the rules state more, by month.
SELECT model, month::DATE AS month, sum(gpus * ((epoch_us(least(until, month + INTERVAL 1 MONTH)) - epoch_us(greatest(started, month))) // 1000000))::DOUBLE / 3600 AS hours
FROM (
    SELECT *, unnest(range(date_trunc('month', started), until, INTERVAL 1 MONTH)) AS month
    FROM (SELECT model, gpus, started, started + to_seconds(seconds) AS until FROM judged WHERE phase = 'serving' AND gpus > 0 AND seconds > 0 AND model IN ($models))
) GROUP BY ALL ORDER BY model, month
