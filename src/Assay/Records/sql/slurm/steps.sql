-- Steps that measured something; the others hold nothing that the job's own row does not.
CREATE OR REPLACE TEMP TABLE staged_steps AS
SELECT cluster, split_part(job, '.', 1) AS job, job[strlen(split_part(job, '.', 1)) + 2:] AS step, started, energy_joules, gpu_activity, NULL AS why
FROM staged WHERE step AND started IS NOT NULL AND (energy_joules IS NOT NULL OR gpu_activity IS NOT NULL);
