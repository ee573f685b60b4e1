-- A setting of the store as a whole: how users are kept, the salt of their hashes, the clock of a cluster.
CREATE TABLE settings (name VARCHAR NOT NULL, value VARCHAR NOT NULL);

-- One attempt of a job: what a scheduler let run once. Times are UTC. A job that was requeued has several.
CREATE TABLE attempts (
    cluster VARCHAR NOT NULL,
    job VARCHAR NOT NULL,
    submitted TIMESTAMP NOT NULL,
    started TIMESTAMP,              -- null: has never run
    ended TIMESTAMP,                -- null: had not ended when last seen
    seconds BIGINT,                 -- time held, suspension left out; null: running, and the record does not say for how long
    state VARCHAR NOT NULL,         -- as Slurm names it, without 'by N'
    exit_code VARCHAR,
    name VARCHAR,
    account VARCHAR,
    user_name VARCHAR,              -- kept, hashed or left out, as the store's setting says
    partition VARCHAR,
    qos VARCHAR,
    label VARCHAR,
    comment VARCHAR,
    reservation VARCHAR,
    nodes INTEGER,
    gpus DECIMAL(12, 4) NOT NULL,
    gpu_type VARCHAR,
    requested_gpus DECIMAL(12, 4),
    cpus INTEGER,
    memory_mib DOUBLE,
    energy_joules DOUBLE,
    gpu_activity DOUBLE             -- per cent
);

-- What steps of an attempt measured. They find their attempt by job and start.
CREATE TABLE steps (
    cluster VARCHAR NOT NULL,
    job VARCHAR NOT NULL,
    step VARCHAR NOT NULL,
    started TIMESTAMP NOT NULL,
    energy_joules DOUBLE,
    gpu_activity DOUBLE
);

-- What a cluster had and held over a period, in GPU-seconds.
CREATE TABLE capacity (
    cluster VARCHAR NOT NULL,
    began TIMESTAMP NOT NULL,
    ended TIMESTAMP NOT NULL,
    reported DOUBLE NOT NULL,
    allocated DOUBLE NOT NULL,
    down DOUBLE NOT NULL,
    planned_down DOUBLE NOT NULL,
    reserved DOUBLE NOT NULL,
    idle DOUBLE NOT NULL
);
