-- Amounts may have a share behind them: '120(12.5%)'.
CREATE OR REPLACE TEMP MACRO amount(t) AS try_cast(replace(split_part(t, '(', 1), ',', '') AS DOUBLE);

-- Types of GPUs count where the sum of all is not told.
CREATE OR REPLACE TEMP TABLE staged AS
WITH told AS (
    SELECT *, row_number() OVER () - 1 AS place FROM raw
), gpus AS (
    SELECT "Cluster" AS cluster, instant("Began") AS began, instant("Ended") AS until, try_cast("Seconds" AS DOUBLE) AS unit, lower("TRES Name") AS tres,
        amount("Reported") AS reported, amount("Allocated") AS allocated, amount("Down") AS down, amount("PLND Down") AS planned_down,
        amount(coalesce("Planned", "Reserved", '0')) AS reserved, amount("Idle") AS idle, "Reported" AS text, try_cast("Line" AS BIGINT) AS line, place
    FROM told WHERE lower("TRES Name") = 'gres/gpu' OR lower("TRES Name") LIKE 'gres/gpu:%'
), chosen AS (
    SELECT *, max(CASE WHEN tres = 'gres/gpu' THEN 1 ELSE 0 END) OVER (PARTITION BY cluster, began, until) AS whole FROM gpus
), summed AS (
    SELECT cluster, began, until, any_value(unit) AS unit, sum(reported) AS reported, sum(allocated) AS allocated, sum(down) AS down, sum(planned_down) AS planned_down,
        sum(reserved) AS reserved, sum(idle) AS idle, min(line) AS line, min(place) AS place, any_value(text) AS text,
        bool_or(reported IS NULL OR allocated IS NULL OR down IS NULL OR planned_down IS NULL OR reserved IS NULL OR idle IS NULL) AS unread
    FROM chosen WHERE whole = 0 OR tres = 'gres/gpu' GROUP BY cluster, began, until
)
-- A period ends with its last second: '23:59:59'.
SELECT cluster, began, CASE WHEN second(until) = 59 THEN until + INTERVAL 1 SECOND ELSE until END AS ended,
    reported * unit AS reported, allocated * unit AS allocated, down * unit AS down, planned_down * unit AS planned_down, reserved * unit AS reserved, idle * unit AS idle, line, place,
    CASE WHEN began IS NULL OR until IS NULL OR until < began THEN 'time'
         WHEN unread THEN 'number'
         WHEN abs(allocated + down + planned_down + reserved + idle - reported) > 0.01 * reported + 5 THEN 'sum' END AS why,
    CASE why WHEN 'number' THEN 'Reported' WHEN 'sum' THEN 'Reported' END AS at_column, text AS told
FROM summed;
