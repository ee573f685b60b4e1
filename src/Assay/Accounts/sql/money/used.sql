-- GPU-seconds that attempts held, by the pool that they ran on and by month. An attempt over several months is parted among them.
CREATE OR REPLACE TEMP TABLE used AS
SELECT pool, month::DATE AS month, team, model, phase, outcome, work,
    sum(gpus * ((epoch_us(least(until, month + INTERVAL 1 MONTH)) - epoch_us(greatest(started, month))) // 1000000)) AS gpu_seconds
FROM (
    SELECT *, unnest(range(date_trunc('month', started), until, INTERVAL 1 MONTH)) AS month
    FROM (SELECT $pool AS pool, account AS team, model, phase, outcome, work, gpus, started, started + to_seconds(seconds) AS until FROM judged WHERE gpus > 0 AND seconds > 0)
) GROUP BY ALL;

-- What clusters had and what was down or reserved, in GPU-seconds by month.
CREATE OR REPLACE TEMP TABLE had AS
SELECT cluster, month::DATE AS month, sum(share * reported) AS reported, sum(share * (down + planned_down)) AS down, sum(share * reserved) AS reserved
FROM (
    SELECT *, (epoch_us(least(ended, month + INTERVAL 1 MONTH)) - epoch_us(greatest(began, month))) / (epoch_us(ended) - epoch_us(began)) AS share
    FROM (SELECT *, unnest(range(date_trunc('month', began), ended, INTERVAL 1 MONTH)) AS month FROM capacity WHERE ended > began)
) GROUP BY ALL;
