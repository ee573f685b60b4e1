-- The latest time that the records of a cluster tell: what runs is counted to there where its own record does not say for how long.
CREATE OR REPLACE TEMP TABLE horizons AS
SELECT cluster, max(greatest(submitted, started, ended, started + to_seconds(coalesce(seconds, 0)))) AS latest FROM attempts GROUP BY cluster;

-- What steps measured, for the attempt during which they began. Numbered steps, the batch step and the extern step measure the same joules.
CREATE OR REPLACE TEMP TABLE measured AS
SELECT cluster, job, attempt AS started,
    greatest(sum(energy_joules) FILTER (WHERE step NOT IN ('batch', 'extern')), max(energy_joules) FILTER (WHERE step = 'batch'), max(energy_joules) FILTER (WHERE step = 'extern')) AS energy_joules,
    max(gpu_activity) AS gpu_activity
FROM (SELECT s.*, a.started AS attempt FROM steps s ASOF JOIN (
    SELECT cluster, job, started FROM attempts WHERE started IS NOT NULL AND (cluster, job) IN (SELECT (cluster, job) FROM steps)
) a ON s.cluster = a.cluster AND s.job = a.job AND s.started >= a.started) GROUP BY ALL;

-- Jobs of which a later attempt is known, with its start.
CREATE OR REPLACE TEMP TABLE again AS
SELECT cluster, job, max(started) AS last_start FROM attempts
WHERE (cluster, job) IN (SELECT (cluster, job) FROM attempts WHERE state IN ('PREEMPTED', 'REQUEUED', 'NODE_FAIL', 'BOOT_FAIL', 'RECONFIG_FAIL', 'LAUNCH_FAILED', 'RESIZING')) GROUP BY ALL;

CREATE OR REPLACE TEMP VIEW counted AS
SELECT *, $rule AS rule FROM (
    SELECT a.* EXCLUDE (seconds, energy_joules, gpu_activity),
        coalesce(a.seconds, greatest(0, epoch_us(h.latest) // 1000000 - epoch_us(a.started) // 1000000)) AS seconds,
        coalesce(a.energy_joules, m.energy_joules) AS energy_joules, coalesce(a.gpu_activity, m.gpu_activity) AS gpu_activity
    FROM attempts a JOIN horizons h ON a.cluster = h.cluster LEFT JOIN measured m ON a.cluster = m.cluster AND a.job = m.job AND a.started = m.started
    WHERE a.started IS NOT NULL
);
