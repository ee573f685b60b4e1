CREATE OR REPLACE TEMP TABLE register_rows AS
SELECT t_invoice AS invoice, t_supplier AS supplier, day(t_date) AS dated, day(t_period_start) AS period_from, day(t_period_end) AS period_to,
    cents(t_amount) AS amount, t_currency AS currency, t_resource AS resource, t_item AS item, try_cast(t_kwh AS DECIMAL(38, 6)) AS kwh,
    [
        {c: 'invoice', w: fault(t_invoice, true, ''), t: t_invoice},
        {c: 'supplier', w: fault(t_supplier, true, ''), t: t_supplier},
        {c: 'date', w: fault(t_date, dated IS NOT NULL, 'day'), t: t_date},
        {c: 'period_start', w: fault(t_period_start, period_from IS NOT NULL, 'day'), t: t_period_start},
        {c: 'period_end', w: coalesce(fault(t_period_end, period_to IS NOT NULL, 'day'), CASE WHEN period_to < period_from THEN 'before' END), t: t_period_end},
        {c: 'amount', w: money_fault(t_amount), t: t_amount},
        {c: 'currency', w: currency_fault(t_currency), t: t_currency},
        {c: 'resource', w: fault(t_resource, resource IN ($resources, 'asset', 'bill'), 'resource'), t: t_resource},
        {c: 'item', w: CASE WHEN resource IN ('asset', 'bill') AND t_item IS NULL THEN 'item' END, t: t_item},
        {c: 'kwh', w: CASE WHEN t_kwh IS NOT NULL AND coalesce(kwh, -1) < 0 THEN 'number' END, t: t_kwh}
    ] AS cells
FROM raw;
