-- Names up to their first digit stand for what is told apart by numbers alone.
SELECT account, partition, coalesce(nullif(rtrim(regexp_extract(name, '^[^0-9]*'), '-_.:'), ''), name) AS stem, sum(gpus * seconds)::DOUBLE / 3600 AS hours, count(*) AS attempts
FROM counted WHERE rule IS NULL AND gpus > 0 GROUP BY ALL ORDER BY hours DESC, account, partition, stem
