CREATE OR REPLACE TEMP TABLE register_rows AS
SELECT t_asset AS asset, t_kind AS kind, coalesce(try_cast(t_count AS BIGINT), 1) AS count,
    coalesce(try_cast(t_gpus AS BIGINT), CASE WHEN kind = 'accelerators' THEN count ELSE 0 END) AS gpus,
    day(t_purchased) AS purchased, cents(t_price) AS price, t_currency AS currency, day(t_in_service) AS in_service, day(t_disposed) AS disposed, cents(t_proceeds) AS proceeds,
    try_cast(t_salvage_share AS DECIMAL(9, 6)) AS salvage_share, try_cast(t_life_years AS DECIMAL(9, 4)) AS life_years, t_supplier AS supplier,
    [
        {c: 'asset', w: fault(t_asset, true, ''), t: t_asset},
        {c: 'kind', w: fault(t_kind, kind IN ('accelerators', 'servers', 'network', 'storage', 'building', 'other'), 'kind'), t: t_kind},
        {c: 'count', w: CASE WHEN t_count IS NOT NULL AND coalesce(try_cast(t_count AS BIGINT), 0) < 1 THEN 'number' END, t: t_count},
        {c: 'gpus', w: CASE WHEN t_gpus IS NOT NULL AND coalesce(try_cast(t_gpus AS BIGINT), -1) < 0 THEN 'number' END, t: t_gpus},
        {c: 'purchased', w: fault(t_purchased, purchased IS NOT NULL, 'day'), t: t_purchased},
        {c: 'price', w: coalesce(money_fault(t_price), CASE WHEN price < 0 THEN 'number' END), t: t_price},
        {c: 'currency', w: currency_fault(t_currency), t: t_currency},
        {c: 'in_service', w: fault(t_in_service, in_service IS NOT NULL, 'day'), t: t_in_service},
        {c: 'disposed', w: CASE WHEN t_disposed IS NULL THEN NULL WHEN disposed IS NULL THEN 'day' WHEN disposed <= in_service THEN 'before' END, t: t_disposed},
        {c: 'proceeds', w: CASE WHEN t_proceeds IS NULL THEN NULL WHEN t_disposed IS NULL THEN 'proceeds' ELSE money_fault(t_proceeds) END, t: t_proceeds},
        {c: 'salvage_share', w: fault(t_salvage_share, salvage_share >= 0 AND salvage_share <= 1, 'share'), t: t_salvage_share},
        {c: 'life_years', w: fault(t_life_years, life_years > 0 AND life_years <= 100, 'life'), t: t_life_years}
    ] AS cells
FROM raw;
