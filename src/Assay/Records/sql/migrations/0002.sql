-- A charge of a cloud bill, as FOCUS has it. Charges alike in every column of the bill are one. Amounts are exact.
CREATE TABLE charges (
    digest VARCHAR NOT NULL,        -- of all that the bill says of it, columns of the provider's own among them
    currency VARCHAR NOT NULL,
    provider VARCHAR NOT NULL,
    billing_account VARCHAR,
    billed_from TIMESTAMP NOT NULL, -- the billing period
    billed_to TIMESTAMP NOT NULL,
    charged_from TIMESTAMP NOT NULL,
    charged_to TIMESTAMP NOT NULL,
    category VARCHAR NOT NULL,      -- Usage, Purchase, Tax, Credit, Adjustment
    class VARCHAR,                  -- Correction
    billed DECIMAL(38, 18) NOT NULL,
    effective DECIMAL(38, 18) NOT NULL,
    service_category VARCHAR,
    service VARCHAR,
    sub_account VARCHAR,
    sub_account_name VARCHAR,
    resource VARCHAR,
    resource_name VARCHAR,
    resource_type VARCHAR,
    region VARCHAR,
    sku VARCHAR,
    commitment VARCHAR,
    commitment_status VARCHAR,      -- Used, Unused
    reservation VARCHAR,
    reservation_status VARCHAR,     -- Used, Unused
    consumed DECIMAL(38, 18),
    consumed_unit VARCHAR,
    invoice VARCHAR,
    tags VARCHAR
);

-- What is owned.
CREATE TABLE assets (
    asset VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,          -- accelerators, servers, network, storage, building, other
    count BIGINT NOT NULL,
    gpus BIGINT NOT NULL,           -- in all of them
    purchased DATE NOT NULL,
    price DECIMAL(38, 2) NOT NULL,  -- of all of them
    currency VARCHAR NOT NULL,
    in_service DATE NOT NULL,
    disposed DATE,
    proceeds DECIMAL(38, 2),        -- what the disposal brought
    salvage_share DECIMAL(9, 6) NOT NULL,
    life_years DECIMAL(9, 4) NOT NULL,
    supplier VARCHAR
);

CREATE TABLE invoices (
    invoice VARCHAR NOT NULL,
    supplier VARCHAR NOT NULL,
    dated DATE NOT NULL,
    period_from DATE NOT NULL,      -- the first day of what it pays for
    period_to DATE NOT NULL,        -- the last
    amount DECIMAL(38, 2) NOT NULL,
    currency VARCHAR NOT NULL,
    resource VARCHAR NOT NULL,      -- a resource of the vocabulary, 'asset' or 'bill'
    item VARCHAR,                   -- the asset that it pays for, or the cloud provider whose charges
    kwh DECIMAL(38, 6)
);

-- People by month.
CREATE TABLE people (
    month DATE NOT NULL,
    team VARCHAR,
    heads DECIMAL(18, 4) NOT NULL,
    cost DECIMAL(38, 2) NOT NULL,
    currency VARCHAR NOT NULL
);
