CREATE OR REPLACE TEMP TABLE register_rows AS
SELECT day(t_month || '-01') AS month, t_team AS team, try_cast(t_heads AS DECIMAL(18, 4)) AS heads, cents(t_cost) AS cost, t_currency AS currency,
    [
        {c: 'month', w: fault(t_month, month IS NOT NULL, 'month'), t: t_month},
        {c: 'heads', w: fault(t_heads, heads >= 0, 'number'), t: t_heads},
        {c: 'cost', w: money_fault(t_cost), t: t_cost},
        {c: 'currency', w: currency_fault(t_currency), t: t_currency}
    ] AS cells
FROM raw;
