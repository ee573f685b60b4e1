-- Rows of the listing, steps among them, with what is wrong with them; the first fault found is the one told. The joins do not keep the
-- order of the file, and counting rows takes one thread: places are asked for in a pass of their own, for the refused rows alone.
CREATE OR REPLACE TEMP TABLE $table AS
WITH read AS (
    SELECT *, $place AS place, coalesce(contains("JobID", '.'), false) AS step,
        instant("Submit") AS submit_at, instant("Start") AS start_at, instant("End") AS end_at, coalesce("ElapsedRaw", "Elapsed") AS held_text,
        CASE WHEN "ElapsedRaw" IS NOT NULL THEN try_cast("ElapsedRaw" AS BIGINT) WHEN "Elapsed" IS NOT NULL THEN clock_seconds("Elapsed") END AS held,
        try_cast(coalesce("NNodes", "AllocNodes") AS INTEGER) AS node_count, try_cast(coalesce("AllocCPUS", "NCPUS") AS INTEGER) AS cpu_count
    FROM raw
), timed AS (
    SELECT coalesce("Cluster", $cluster) AS cluster, "JobID" AS job, submit_at AS submitted,
        CASE WHEN step OR NOT waits THEN start_at END AS started,
        CASE WHEN waits OR runs THEN NULL WHEN end_at IS NOT NULL THEN end_at WHEN start_at IS NOT NULL THEN start_at + to_seconds(held) END AS ended,
        CASE WHEN waits OR start_at IS NULL THEN 0 WHEN runs OR held IS NOT NULL THEN held ELSE epoch_us(end_at) // 1000000 - epoch_us(start_at) // 1000000 END AS seconds,
        st.word AS state, "ExitCode" AS exit_code, "JobName" AS name, "Account" AS account, $users AS user_name, "Partition" AS partition, "QOS" AS qos,
        "WCKey" AS label, "Comment" AS comment, "Reservation" AS reservation, node_count AS nodes,
        coalesce(ta.gpus, ga.gpus, 0)::DECIMAL(12, 4) AS gpus, CASE WHEN ta.gpus IS NULL THEN ga.gpu_type ELSE ta.gpu_type END AS gpu_type,
        coalesce(tr.gpus, gr.gpus)::DECIMAL(12, 4) AS requested_gpus, cpu_count AS cpus,
        coalesce(ta.memory_mib, CASE WHEN "ReqMem" IS NOT NULL THEN mib("ReqMem") * CASE right("ReqMem", 1) WHEN 'c' THEN cpu_count WHEN 'n' THEN node_count ELSE 1 END END) AS memory_mib,
        coalesce(joules("ConsumedEnergyRaw"), CASE WHEN "TRESUsageInTot" IS NOT NULL THEN joules(tres("TRESUsageInTot", 'energy')) END) AS energy_joules,
        activity("TRESUsageInAve", "TRESUsageInTot", "NTasks") AS gpu_activity,
        CASE WHEN "NodeList" <> 'None assigned' AND said("NodeList") THEN "NodeList" END AS node_list, "JobIDRaw" AS raw_job,
        try_cast("Line" AS BIGINT) AS line, place, step, waits, runs, st.known, has_run,
        CASE WHEN NOT coalesce(st.told, false) THEN 'State'
             WHEN CASE WHEN submit_at IS NULL THEN timed("Submit") END THEN 'Submit'
             WHEN CASE WHEN start_at IS NULL THEN timed("Start") END THEN 'Start'
             WHEN CASE WHEN end_at IS NULL THEN timed("End") END THEN 'End'
             WHEN CASE WHEN held IS NULL THEN said(held_text) END THEN CASE WHEN "ElapsedRaw" IS NULL THEN 'Elapsed' ELSE 'ElapsedRaw' END
             WHEN ta.unreadable THEN 'AllocTRES' END AS unread_column,
        "State" AS state_text, "Submit" AS submit_text, "Start" AS start_text, "End" AS end_text, held_text, "AllocTRES" AS tres_text
    FROM read LEFT JOIN slurm_states st ON "State" = st.text LEFT JOIN slurm_tres ta ON "AllocTRES" = ta.text LEFT JOIN slurm_tres tr ON "ReqTRES" = tr.text
        LEFT JOIN slurm_gres ga ON "AllocGRES" = ga.text LEFT JOIN slurm_gres gr ON "ReqGRES" = gr.text
), checked AS (
    SELECT *,
        CASE WHEN step THEN NULL
             WHEN job = '(cut)' THEN 'cut'
             WHEN unread_column IS NOT NULL THEN 'unreadable'
             WHEN job IS NULL OR try_cast(split_part(split_part(job, '_', 1), '+', 1) AS BIGINT) IS NULL THEN 'job'
             WHEN NOT known THEN 'state'
             WHEN submitted IS NULL THEN 'no_submit'
             WHEN started IS NULL AND has_run THEN 'no_start'
             WHEN started IS NOT NULL AND NOT runs AND ended IS NULL THEN 'no_end'
             WHEN ended < started THEN 'end_before_start'
             WHEN started < submitted THEN 'start_before_submit'
             WHEN ended < submitted THEN 'end_before_submit'
             WHEN seconds < 0 THEN 'negative'
             WHEN seconds > 3600 + epoch_us(ended) // 1000000 - epoch_us(started) // 1000000 THEN 'longer' END AS why
    FROM timed
)
SELECT * EXCLUDE (waits, runs, known, has_run, unread_column, state_text, submit_text, start_text, end_text, held_text, tres_text),
    CASE WHEN why IS NOT NULL THEN CASE why WHEN 'cut' THEN NULL WHEN 'unreadable' THEN unread_column WHEN 'job' THEN 'JobID' WHEN 'state' THEN 'State' WHEN 'no_submit' THEN 'Submit'
        WHEN 'no_start' THEN 'Start' WHEN 'start_before_submit' THEN 'Start' WHEN 'negative' THEN 'ElapsedRaw' WHEN 'longer' THEN 'ElapsedRaw' ELSE 'End' END END AS at_column,
    CASE WHEN why IS NOT NULL THEN CASE WHEN why <> 'unreadable' THEN CASE why WHEN 'state' THEN state ELSE job END
        ELSE CASE unread_column WHEN 'State' THEN state_text WHEN 'Submit' THEN submit_text WHEN 'Start' THEN start_text WHEN 'End' THEN end_text
            WHEN 'AllocTRES' THEN tres_text ELSE held_text END END END AS told
FROM checked WHERE $which;
