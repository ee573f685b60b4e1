-- GPU-seconds that attempts held, by the pool that they ran on and by month. An attempt over several months is parted among them. What
-- was resumed keeps its work up to its last checkpoint, where its rule says how often there is one; the rest was lost.
CREATE OR REPLACE TEMP TABLE used AS
SELECT pool, month::DATE AS month, team, model, phase, outcome, work, run,
    sum(gpus * ((epoch_us(least(until, month + INTERVAL 1 MONTH)) - epoch_us(greatest(started, month))) // 1000000)) AS gpu_seconds
FROM (
    SELECT *, unnest(range(date_trunc('month', started), until, INTERVAL 1 MONTH)) AS month
    FROM (
        SELECT $pool AS pool, account AS team, model, phase, outcome, work, $stated AS run, gpus, started, started + to_seconds($kept) AS until FROM judged WHERE gpus > 0 AND $kept > 0
        UNION ALL
        SELECT $pool, account, model, phase, 'lost', work, $stated, gpus, started + to_seconds($kept), started + to_seconds(seconds) FROM judged WHERE gpus > 0 AND $lost
    )
) GROUP BY ALL;

-- What clusters had and what was down or reserved, in GPU-seconds by month.
CREATE OR REPLACE TEMP TABLE had AS
SELECT cluster, month::DATE AS month, sum(share * reported) AS reported, sum(share * (down + planned_down)) AS down, sum(share * reserved) AS reserved
FROM (
    SELECT *, (epoch_us(least(ended, month + INTERVAL 1 MONTH)) - epoch_us(greatest(began, month))) / (epoch_us(ended) - epoch_us(began)) AS share
    FROM (SELECT *, unnest(range(date_trunc('month', began), ended, INTERVAL 1 MONTH)) AS month FROM capacity WHERE ended > began)
) GROUP BY ALL;
