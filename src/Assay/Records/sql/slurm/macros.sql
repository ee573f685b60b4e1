-- Texts of sacct that say that nothing is known. (A longer list of 'IN' would be a join of its own at every use.)
CREATE OR REPLACE TEMP MACRO said(t) AS CASE t WHEN 'Unknown' THEN false WHEN 'None' THEN false WHEN 'NONE' THEN false WHEN 'N/A' THEN false WHEN 'n/a' THEN false WHEN 'INVALID' THEN false
    WHEN '(null)' THEN false ELSE t IS NOT NULL END;

-- A time in UTC: a clock time without a zone, seconds since 1970, or a time with its zone. 1970 itself stands for no time.
CREATE OR REPLACE TEMP MACRO instant(t) AS nullif(CASE
    WHEN strlen(t) = 19 THEN $clock
    WHEN NOT said(t) THEN NULL
    WHEN strlen(t) < 13 AND try_cast(t AS BIGINT) IS NOT NULL THEN make_timestamp(try_cast(t AS BIGINT) * 1000000)
    ELSE try_cast(t AS TIMESTAMPTZ) AT TIME ZONE 'UTC' END, TIMESTAMP '1970-01-01');

-- '[D-]HH:MM:SS' or 'MM:SS' in seconds; the fraction is left out.
CREATE OR REPLACE TEMP MACRO clock_seconds(t) AS CASE len(string_split(t, ':'))
    WHEN 3 THEN 60 * try_cast(split_part(t, ':', 2) AS BIGINT) + try_cast(split_part(split_part(t, ':', 3), '.', 1) AS BIGINT) + 3600 * CASE
        WHEN contains(t, '-') THEN 24 * try_cast(split_part(t, '-', 1) AS BIGINT) + try_cast(split_part(split_part(t, '-', 2), ':', 1) AS BIGINT)
        ELSE try_cast(split_part(t, ':', 1) AS BIGINT) END
    WHEN 2 THEN 60 * try_cast(split_part(t, ':', 1) AS BIGINT) + try_cast(split_part(split_part(t, ':', 2), '.', 1) AS BIGINT) END;

-- The text of one trackable resource: 'cpu=1,gres/gpu=4' has 'gres/gpu' at '4'.
CREATE OR REPLACE TEMP MACRO tres(t, name) AS nullif(split_part(split_part(',' || t, ',' || name || '=', 2), ',', 1), '');

-- 'gres/gpu=4' and 'gres/gpu:h100=4' count the same GPUs. A site may track the sum, some types, or both: the greater count is the whole.
CREATE OR REPLACE TEMP MACRO tres_gpus(t) AS CASE
    WHEN contains(t, 'gres/gpu:') THEN greatest(try_cast(tres(t, 'gres/gpu') AS DOUBLE), list_sum(list_transform(regexp_extract_all(t, 'gres/gpu:[^=,]+=([0-9.]+)', 1), lambda x: try_cast(x AS DOUBLE))))
    ELSE try_cast(tres(t, 'gres/gpu') AS DOUBLE) END;

CREATE OR REPLACE TEMP MACRO tres_gpu_type(t) AS CASE WHEN contains(t, 'gres/gpu:') THEN
    list_aggregate(list_sort(list_distinct(regexp_extract_all(t, 'gres/gpu:([^=,]+)=', 1))), 'string_agg', '+') END;

-- AllocGRES: 'gpu:4', 'gpu:h100:4', 'gpu:h100:4(IDX:0-3)', 'gres:gpu:4'.
CREATE OR REPLACE TEMP MACRO gres_gpus(t) AS greatest(
    list_sum(list_transform(regexp_extract_all(t, '(?:^|,)(?:gres[:/])?gpu[:=]([0-9]+)(?:\(|,|$)', 1), lambda x: try_cast(x AS DOUBLE))),
    list_sum(list_transform(regexp_extract_all(t, '(?:^|,)(?:gres[:/])?gpu:[^:=,(]*[A-Za-z][^:=,(]*[:=]([0-9]+)', 1), lambda x: try_cast(x AS DOUBLE))));

CREATE OR REPLACE TEMP MACRO gres_gpu_type(t) AS nullif(list_aggregate(list_sort(list_distinct(
    regexp_extract_all(t, '(?:^|,)(?:gres[:/])?gpu:([^:=,(]*[A-Za-z][^:=,(]*)[:=][0-9]+', 1))), 'string_agg', '+'), '');

-- Memory in MiB; megabytes where no unit is told. 'n' and 'c' (for each node, for each CPU) are the caller's to count.
CREATE OR REPLACE TEMP MACRO mib(t) AS try_cast(rtrim(t, 'KMGTPcn') AS DOUBLE) * CASE right(rtrim(t, 'cn'), 1)
    WHEN 'K' THEN 1.0 / 1024 WHEN 'G' THEN 1024 WHEN 'T' THEN 1048576 WHEN 'P' THEN 1073741824 ELSE 1 END;

-- Joules; none where no plugin measures, and the greatest number where one failed.
CREATE OR REPLACE TEMP MACRO joules(t) AS CASE WHEN try_cast(t AS DOUBLE) > 0 AND try_cast(t AS DOUBLE) < 1e18 THEN try_cast(t AS DOUBLE) END;

-- Whether a text was meant as a time.
CREATE OR REPLACE TEMP MACRO timed(t) AS said(t) AND t NOT IN ('0', '1970-01-01T00:00:00');

-- Per cent of the time that GPUs did something, for each task.
CREATE OR REPLACE TEMP MACRO activity(average, total, tasks) AS CASE
    WHEN average IS NOT NULL THEN try_cast(tres(average, 'gres/gpuutil') AS DOUBLE)
    WHEN total IS NOT NULL THEN try_cast(tres(total, 'gres/gpuutil') AS DOUBLE) / coalesce(try_cast(tasks AS DOUBLE), 1) END;
