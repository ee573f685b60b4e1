-- Jobs have few different states and ask for few different things: each text is read once.
CREATE OR REPLACE TEMP TABLE slurm_texts AS SELECT "State", "AllocTRES", "ReqTRES", "AllocGRES", "ReqGRES" FROM raw GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE slurm_states AS
SELECT *, said(text) AS told,
    word IN ('PENDING', 'REQUEUE_HOLD', 'REQUEUE_FED', 'SPECIAL_EXIT', 'RESV_DEL_HOLD') AS waits,
    word IN ('RUNNING', 'SUSPENDED', 'COMPLETING', 'CONFIGURING', 'STOPPED', 'SIGNALING', 'STAGE_OUT') AS runs,
    waits OR runs OR word IN ('COMPLETED', 'CANCELLED', 'FAILED', 'TIMEOUT', 'BOOT_FAIL', 'DEADLINE', 'LAUNCH_FAILED', 'NODE_FAIL', 'OUT_OF_MEMORY',
        'PREEMPTED', 'RECONFIG_FAIL', 'REQUEUED', 'RESIZING', 'REVOKED') AS known,
    runs OR word IN ('COMPLETED', 'FAILED', 'TIMEOUT', 'OUT_OF_MEMORY', 'PREEMPTED') AS has_run
FROM (SELECT DISTINCT "State" AS text, rtrim(upper(CASE WHEN contains("State", ' ') THEN split_part("State", ' ', 1) ELSE "State" END), '+') AS word FROM slurm_texts WHERE "State" IS NOT NULL);

CREATE OR REPLACE TEMP TABLE slurm_tres AS
SELECT text, gpus, nullif(tres_gpu_type(text), '') AS gpu_type, mib(tres(text, 'mem')) AS memory_mib,
    coalesce(gpus, -1) < 0 AND regexp_matches(text, '(^|,)gres/gpu[:=]') AS unreadable
FROM (SELECT text, tres_gpus(text) AS gpus FROM (SELECT "AllocTRES" AS text FROM slurm_texts UNION SELECT "ReqTRES" FROM slurm_texts) WHERE text IS NOT NULL);

CREATE OR REPLACE TEMP TABLE slurm_gres AS
SELECT text, gres_gpus(text) AS gpus, gres_gpu_type(text) AS gpu_type
FROM (SELECT "AllocGRES" AS text FROM slurm_texts UNION SELECT "ReqGRES" FROM slurm_texts) WHERE text IS NOT NULL;
