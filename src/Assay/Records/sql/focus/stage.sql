-- An exact number, or null where the text is none.
CREATE OR REPLACE TEMP MACRO exact(t) AS try_cast(t AS DECIMAL(38, 18));

-- A time in UTC, with a zone told or without.
CREATE OR REPLACE TEMP MACRO moment(t) AS try_cast(t AS TIMESTAMPTZ) AT TIME ZONE 'UTC';

-- The charges of a bill, with what is wrong with them; the first fault found is the one told. Its rowid is the place in the file.
CREATE OR REPLACE TEMP TABLE charge_rows AS
SELECT
    md5(concat_ws(chr(31), $digest)) AS digest,
    upper("BillingCurrency") AS currency, "ProviderName" AS provider, "BillingAccountId" AS billing_account,
    moment("BillingPeriodStart") AS billed_from, moment("BillingPeriodEnd") AS billed_to,
    moment("ChargePeriodStart") AS charged_from, moment("ChargePeriodEnd") AS charged_to,
    "ChargeCategory" AS category, "ChargeClass" AS class, exact("BilledCost") AS billed, exact("EffectiveCost") AS effective,
    "ServiceCategory" AS service_category, "ServiceName" AS service, "SubAccountId" AS sub_account, "SubAccountName" AS sub_account_name,
    "ResourceId" AS resource, "ResourceName" AS resource_name, "ResourceType" AS resource_type, "RegionId" AS region, "SkuId" AS sku,
    "CommitmentDiscountId" AS commitment, "CommitmentDiscountStatus" AS commitment_status,
    "CapacityReservationId" AS reservation, "CapacityReservationStatus" AS reservation_status,
    exact("ConsumedQuantity") AS consumed, "ConsumedUnit" AS consumed_unit, "InvoiceId" AS invoice, "Tags" AS tags,
    CASE WHEN "BilledCost" IS NULL OR billed IS NULL THEN 'BilledCost'
         WHEN "EffectiveCost" IS NULL OR effective IS NULL THEN 'EffectiveCost'
         WHEN "BillingCurrency" IS NULL OR NOT regexp_full_match(currency, '[A-Z]{3}') THEN 'BillingCurrency'
         WHEN billed_from IS NULL THEN 'BillingPeriodStart' WHEN billed_to IS NULL THEN 'BillingPeriodEnd'
         WHEN charged_from IS NULL THEN 'ChargePeriodStart' WHEN charged_to IS NULL THEN 'ChargePeriodEnd'
         WHEN category IS NULL OR category NOT IN ('Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment') THEN 'ChargeCategory'
         WHEN provider IS NULL THEN 'ProviderName'
         WHEN billed_to <= billed_from THEN 'BillingPeriodEnd.before'
         WHEN charged_to <= charged_from THEN 'ChargePeriodEnd.before' END AS fault,
    CASE split_part(fault, '.', 1) WHEN 'BilledCost' THEN "BilledCost" WHEN 'EffectiveCost' THEN "EffectiveCost" WHEN 'BillingCurrency' THEN "BillingCurrency"
        WHEN 'BillingPeriodStart' THEN "BillingPeriodStart" WHEN 'BillingPeriodEnd' THEN "BillingPeriodEnd"
        WHEN 'ChargePeriodStart' THEN "ChargePeriodStart" WHEN 'ChargePeriodEnd' THEN "ChargePeriodEnd" WHEN 'ChargeCategory' THEN "ChargeCategory" END AS fault_text
FROM (SELECT $cells FROM raw);

CREATE OR REPLACE TEMP TABLE staged AS
SELECT * EXCLUDE (fault, fault_text, nth, first_place), NULL::BIGINT AS line,
    CASE WHEN fault IS NOT NULL THEN split_part(fault, '.', 1) WHEN nth > 1 THEN 'row' END AS at_column,
    CASE WHEN fault LIKE '%.before' THEN 'before' WHEN fault IS NOT NULL AND fault_text IS NULL THEN 'missing' WHEN fault = 'ChargeCategory' THEN 'category'
         WHEN fault = 'BillingCurrency' THEN 'currency' WHEN fault LIKE '%Period%' THEN 'time' WHEN fault IS NOT NULL THEN 'number' WHEN nth > 1 THEN 'twice' END AS why,
    CASE WHEN fault IS NOT NULL THEN fault_text ELSE first_place::VARCHAR END AS told
FROM (SELECT *, row_number() OVER (PARTITION BY digest ORDER BY place) AS nth, min(place) OVER (PARTITION BY digest) + 1 AS first_place
    FROM (SELECT rowid - min(rowid) OVER () AS place, * FROM charge_rows))
ORDER BY place;
DROP TABLE charge_rows;
