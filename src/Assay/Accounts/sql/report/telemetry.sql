-- Attempts that held GPUs, each with what its rule says that it was for.
CREATE OR REPLACE TEMP TABLE gpu_held AS
SELECT row_number() OVER () AS id, cluster, job, coalesce(raw_job, job) AS raw_job, account, name, model, run, rule, started, greatest(coalesce(ended, started + to_seconds(seconds)), started + INTERVAL 1 SECOND) AS ended,
    gpus::DOUBLE AS gpus, seconds, greatest(coalesce(nodes, 1), 1) AS nodes, node_list
FROM placed WHERE gpus > 0 AND seconds > 0;

-- Samples one by one. Telemetry that names no cluster is that of the only cluster there is.
CREATE OR REPLACE TEMP TABLE gpu_samples AS
SELECT CASE WHEN t.cluster IN (SELECT cluster FROM gpu_held) THEN t.cluster ELSE coalesce(o.cluster, t.cluster) END AS cluster,
    CASE WHEN regexp_matches(node, '^[0-9.:]+$') THEN node ELSE split_part(node, '.', 1) END AS node, gpu, coalesce(uuid, '') AS uuid, job, metric, hour + to_seconds(300 * slot) AS slot_at,
    hour + to_milliseconds(300000 * slot + (code >> 44)) AS moment, code & 17592186044415 AS value
FROM (SELECT cluster, node, gpu, uuid, job, metric, hour, unnest([s00, s01, s02, s03, s04, s05, s06, s07, s08, s09, s10, s11]) AS code, unnest(range(12)) AS slot FROM telemetry) t
    LEFT JOIN (SELECT min(cluster) AS cluster FROM gpu_held HAVING count(DISTINCT cluster) = 1) o ON true
WHERE code IS NOT NULL;

-- One reading of each GPU and twelfth of an hour.
CREATE OR REPLACE TEMP TABLE gpu_readings AS
SELECT * FROM (
    SELECT cluster, node, gpu, uuid, job, slot_at, max(moment) AS moment,
        coalesce(max(value) FILTER (WHERE metric = 'active'), max(value) FILTER (WHERE metric = 'busy')) / 1e6 AS active,
        max(value) FILTER (WHERE metric = 'tensor') / 1e6 AS tensor, max(value) FILTER (WHERE metric = 'power') / 1e3 AS watts
    FROM gpu_samples WHERE metric <> 'energy' GROUP BY ALL)
QUALIFY row_number() OVER (PARTITION BY cluster, node, gpu, uuid, slot_at ORDER BY moment DESC, job NULLS LAST) = 1;

-- Which attempt held it: by the job that the exporter names; or else by the node, where it knows no jobs and one attempt alone was there.
CREATE OR REPLACE TEMP TABLE gpu_placed AS
SELECT r.*, h.id, true AS labelled FROM gpu_readings r ASOF JOIN (
    SELECT id, cluster, raw_job AS known, started, ended FROM gpu_held UNION SELECT id, cluster, job, started, ended FROM gpu_held
) h ON r.cluster = h.cluster AND r.job = h.known AND r.moment >= h.started WHERE r.moment <= h.ended
UNION ALL
SELECT r.*, min(h.id) AS id, false AS labelled FROM gpu_readings r
JOIN (SELECT id, h.cluster, n.node, unnest(generate_series(date_trunc('hour', started), ended, INTERVAL 1 HOUR)) AS hour FROM gpu_held h JOIN node_lists n ON h.node_list = n.list) x
    ON r.cluster = x.cluster AND r.node = x.node AND date_trunc('hour', r.moment) = x.hour
JOIN gpu_held h ON x.id = h.id AND r.moment >= h.started AND r.moment < h.ended
WHERE (r.cluster, r.node) NOT IN (SELECT (cluster, node) FROM gpu_readings WHERE job IS NOT NULL)
GROUP BY ALL HAVING count(*) = 1;

-- By attempt, node and twelfth. Without labels any GPU of the node may be the attempt's: it counts as many as it holds there.
CREATE OR REPLACE TEMP TABLE gpu_seen AS
SELECT p.id, slot_at, date_trunc('month', slot_at) AS month,
    CASE WHEN labelled THEN count(*) ELSE least(count(*), h.gpus / h.nodes) END AS gpus,
    least(sum(active), CASE WHEN labelled THEN count(*) ELSE least(count(*), h.gpus / h.nodes) END) AS active,
    CASE WHEN count(active) > 0 THEN CASE WHEN labelled THEN count(active) ELSE least(count(active), h.gpus / h.nodes) END ELSE 0 END AS active_of,
    sum(tensor) AS tensor, CASE WHEN count(tensor) > 0 THEN CASE WHEN labelled THEN count(tensor) ELSE least(count(tensor), h.gpus / h.nodes) END ELSE 0 END AS tensor_of,
    greatest(0, CASE WHEN labelled THEN count(active) ELSE least(count(active), h.gpus / h.nodes) END - count(*) FILTER (WHERE active >= $least)) AS still
FROM gpu_placed p JOIN gpu_held h ON p.id = h.id GROUP BY p.id, p.node, slot_at, labelled, h.gpus, h.nodes;

-- By attempt and month, in GPU-hours. What was seen of an attempt is no more than what it held.
CREATE OR REPLACE TEMP TABLE gpu_months AS
SELECT m.id, m.month, m.held, s.gpus * share AS seen, s.active * share AS active, s.active_of * share AS active_of, s.tensor * share AS tensor, s.tensor_of * share AS tensor_of, s.still * share AS still
FROM (
    SELECT id, month, gpus * seconds / 3600 * (epoch(least(ended, month + INTERVAL 1 MONTH)) - epoch(greatest(started, month))) / (epoch(ended) - epoch(started)) AS held
    FROM (SELECT *, unnest(generate_series(date_trunc('month', started), ended, INTERVAL 1 MONTH)) AS month FROM gpu_held)
) m LEFT JOIN (
    SELECT id, month, sum(gpus) / 12 AS gpus, sum(active) / 12 AS active, sum(active_of) / 12 AS active_of, sum(tensor) / 12 AS tensor, sum(tensor_of) / 12 AS tensor_of, sum(still) / 12 AS still FROM gpu_seen GROUP BY ALL
) s ON m.id = s.id AND m.month = s.month, LATERAL (SELECT least(1, m.held / s.gpus) AS share);

CREATE OR REPLACE TEMP TABLE gpu_attempts AS
SELECT h.*, m.* EXCLUDE (id) FROM gpu_held h JOIN (
    SELECT id, sum(held) AS held, sum(seen) AS seen, sum(active) AS active, sum(active_of) AS active_of, sum(tensor) AS tensor, sum(tensor_of) AS tensor_of, sum(still) AS still FROM gpu_months GROUP BY id
) m ON h.id = m.id;

-- Energy of each GPU by month: from its counter, which goes on from nothing after a reset; else from its power.
CREATE OR REPLACE TEMP TABLE gpu_energy AS
SELECT coalesce(c.cluster, p.cluster) AS cluster, coalesce(c.month, p.month) AS month, c.joules IS NOT NULL AS counted, coalesce(c.joules, p.joules) AS joules, coalesce(c.resets, 0) AS resets
FROM (
    SELECT cluster, node, gpu, uuid, date_trunc('month', moment) AS month, sum(CASE WHEN grown < 0 THEN value ELSE grown END)::DOUBLE AS joules, count(*) FILTER (WHERE grown < 0) AS resets
    FROM (SELECT cluster, node, gpu, uuid, moment, value, value - lag(value) OVER (PARTITION BY cluster, node, gpu, uuid ORDER BY moment, value) AS grown FROM gpu_samples WHERE metric = 'energy')
    GROUP BY ALL HAVING count(grown) > 0
) c FULL JOIN (
    SELECT cluster, node, gpu, uuid, date_trunc('month', slot_at) AS month, sum(watts) * 300 AS joules FROM gpu_readings GROUP BY ALL HAVING count(watts) > 0
) p ON c.cluster = p.cluster AND c.node = p.node AND c.gpu = p.gpu AND c.uuid = p.uuid AND c.month = p.month;
