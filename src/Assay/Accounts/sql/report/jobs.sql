-- Attempts with the pool that they ran on and the moment until which they held it.
CREATE OR REPLACE TEMP VIEW pooled AS SELECT *, $pool AS pool, started + to_seconds(seconds) AS until FROM judged;

-- Cents by the GPU-second of attempts that are alike, in a month.
CREATE OR REPLACE TEMP TABLE rates (pool VARCHAR, month DATE, team VARCHAR, model VARCHAR, phase VARCHAR, outcome VARCHAR, work VARCHAR, cents DOUBLE);
