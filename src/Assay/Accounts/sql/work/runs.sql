-- What runs held of which the rules state more, by pool and size of their attempts, in GPU-hours.
SELECT run, model, pool, gpus::DOUBLE AS gpus, sum(gpus * seconds)::DOUBLE / 3600 AS hours,
    coalesce(sum(gpus * ($kept)) FILTER (WHERE outcome IN ('completed', 'resumed', 'running')), 0)::DOUBLE / 3600 AS useful,
    coalesce(sum(gpus * (seconds - ($kept))) FILTER (WHERE outcome = 'resumed'), 0)::DOUBLE / 3600 AS lost
FROM (SELECT *, $pool AS pool FROM judged WHERE gpus > 0 AND $stated IS NOT NULL)
GROUP BY ALL ORDER BY run, model, hours DESC, pool, gpus DESC
