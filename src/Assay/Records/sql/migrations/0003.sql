-- The nodes that an attempt held, as Slurm writes them, and the number by which its processes know it.
ALTER TABLE attempts ADD COLUMN node_list VARCHAR;
ALTER TABLE attempts ADD COLUMN raw_job VARCHAR;

-- What one metric of one GPU was over an hour, by twelfths of it: the last sample of each, as its milliseconds into the twelfth times
-- 2^44 plus its value. A later sample is thus a greater number, and the greatest is kept whatever the order or the cut of imports.
-- Values: activity in millionths, power in milliwatts, the energy counter in joules.
CREATE TABLE telemetry (
    cluster VARCHAR NOT NULL,
    node VARCHAR NOT NULL,
    gpu VARCHAR NOT NULL,
    uuid VARCHAR,
    job VARCHAR,                    -- of Slurm, where the exporter knows it
    namespace VARCHAR,
    pod VARCHAR,
    metric VARCHAR NOT NULL,        -- active, tensor, busy, power, energy
    hour TIMESTAMP NOT NULL,
    s00 BIGINT, s01 BIGINT, s02 BIGINT, s03 BIGINT, s04 BIGINT, s05 BIGINT, s06 BIGINT, s07 BIGINT, s08 BIGINT, s09 BIGINT, s10 BIGINT, s11 BIGINT
);

-- What OpenCost said of a workload over a window. Bases stand side by side: allocated, requested, used.
CREATE TABLE allocations (
    cluster VARCHAR NOT NULL,
    level VARCHAR NOT NULL,         -- what the answer was grouped by: container, pod, namespace, …
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,          -- workload, idle, unmounted, unallocated
    began TIMESTAMP NOT NULL,
    ended TIMESTAMP NOT NULL,
    node VARCHAR,
    namespace VARCHAR,
    controller VARCHAR,
    pod VARCHAR,
    container VARCHAR,
    minutes DOUBLE,
    gpu_hours DOUBLE,
    gpu_hours_requested DOUBLE,
    gpu_hours_used DOUBLE,
    cpu_hours DOUBLE,
    cpu_hours_requested DOUBLE,
    cpu_hours_used DOUBLE,
    ram_byte_hours DOUBLE,
    ram_byte_hours_requested DOUBLE,
    ram_byte_hours_used DOUBLE,
    gpu_cost DOUBLE,
    cpu_cost DOUBLE,
    ram_cost DOUBLE,
    storage_cost DOUBLE,
    network_cost DOUBLE,
    shared_cost DOUBLE,
    external_cost DOUBLE,
    total_cost DOUBLE NOT NULL
);
