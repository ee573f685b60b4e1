-- An amount to the cent; null where the text is none or is finer.
CREATE OR REPLACE TEMP MACRO exact(t) AS try_cast(t AS DECIMAL(38, 18));
CREATE OR REPLACE TEMP MACRO cents(t) AS CASE WHEN exact(t) = round(exact(t), 2) THEN exact(t)::DECIMAL(38, 2) END;

-- A day as 2025-01-31.
CREATE OR REPLACE TEMP MACRO day(t) AS CASE WHEN regexp_full_match(t, '\d{4}-\d\d-\d\d') THEN try_cast(t AS DATE) END;

-- What is wrong with a required cell: nothing stands in it, or what stands there is not what it should be.
CREATE OR REPLACE TEMP MACRO fault(t, good, word) AS CASE WHEN t IS NULL THEN 'missing' WHEN NOT coalesce(good, false) THEN word END;
CREATE OR REPLACE TEMP MACRO money_fault(t) AS CASE WHEN t IS NULL THEN 'missing' WHEN exact(t) IS NULL THEN 'number' WHEN cents(t) IS NULL THEN 'cent' END;
CREATE OR REPLACE TEMP MACRO currency_fault(t) AS fault(t, regexp_full_match(t, '[A-Z]{3}'), 'currency');
