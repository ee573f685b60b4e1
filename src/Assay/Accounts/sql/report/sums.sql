CREATE OR REPLACE TEMP VIEW placed AS
SELECT *, $run AS run, $model AS model, coalesce($phase, 'unassigned') AS phase, $work AS work, coalesce($resumes, false) AS resumes, coalesce($checkpoint, 0) AS checkpoint FROM counted;

-- When the last attempt of a run started: what ended before was followed.
CREATE OR REPLACE TEMP TABLE runs AS SELECT model, run, max(started) AS last_start FROM placed WHERE rule IS NOT NULL AND resumes GROUP BY ALL;

CREATE OR REPLACE TEMP VIEW judged AS
SELECT p.*, CASE WHEN gpus > 0 AND gpu_activity < 1 THEN 'empty'
         WHEN p.ended IS NULL THEN 'running'
         WHEN state = 'COMPLETED' THEN 'completed'
         WHEN (p.seconds >= checkpoint AND r.last_start >= p.ended) OR g.last_start >= p.ended THEN 'resumed'
         WHEN state IN ('CANCELLED', 'REVOKED') THEN 'cancelled'
         WHEN state IN ('TIMEOUT', 'DEADLINE') THEN 'timed out'
         WHEN state = 'PREEMPTED' THEN 'preempted'
         WHEN state IN ('REQUEUED', 'RESIZING') THEN 'requeued'
         ELSE 'crashed' END AS outcome
FROM placed p LEFT JOIN runs r ON p.resumes AND p.model IS NOT DISTINCT FROM r.model AND p.run = r.run LEFT JOIN again g ON p.cluster = g.cluster AND p.job = g.job;

CREATE OR REPLACE TEMP TABLE sums AS
SELECT cluster, account, state, rule, model, run, phase, outcome,
    sum(gpus * seconds) AS gpu_seconds, coalesce(sum(gpus * (seconds % checkpoint)) FILTER (WHERE outcome = 'resumed' AND checkpoint > 0), 0) AS lost, count(*) AS attempts, sum(energy_joules) AS energy_joules, min(started) AS first, max(coalesce(ended, started + to_seconds(seconds))) AS last
FROM judged
GROUP BY ALL;
