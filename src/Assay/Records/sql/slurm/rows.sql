-- Every row of the listing as text, steps among them, in the order of the file: its rowid, less the first, is its place.
CREATE OR REPLACE TEMP TABLE slurm_rows AS SELECT * FROM raw;

-- Jobs ask for few different things: each is read once.
CREATE OR REPLACE TEMP TABLE slurm_tres AS
SELECT text, gpus, nullif(tres_gpu_type(text), '') AS gpu_type, mib(tres(text, 'mem')) AS memory_mib,
    coalesce(gpus, -1) < 0 AND regexp_matches(text, '(^|,)gres/gpu[:=]') AS unreadable
FROM (SELECT text, tres_gpus(text) AS gpus FROM (SELECT DISTINCT "AllocTRES" AS text FROM slurm_rows UNION SELECT DISTINCT "ReqTRES" FROM slurm_rows) WHERE text IS NOT NULL);

CREATE OR REPLACE TEMP TABLE slurm_gres AS
SELECT text, gres_gpus(text) AS gpus, gres_gpu_type(text) AS gpu_type
FROM (SELECT DISTINCT "AllocGRES" AS text FROM slurm_rows UNION SELECT DISTINCT "ReqGRES" FROM slurm_rows) WHERE text IS NOT NULL;
