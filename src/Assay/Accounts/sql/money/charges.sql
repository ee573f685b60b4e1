-- Charges by what they pay for. What neither a pool nor a shared resource has is told by its service.
SELECT provider, billed_from, month::DATE, takes, resource, pool, CASE WHEN takes = 'unexplained' THEN service END AS told, sum(amount)::VARCHAR
FROM (
    SELECT provider, billed_from, date_trunc('month', $day) AS month, $amount AS amount, $pool AS pool, coalesce(service, 'no service') AS service,
        CASE WHEN pool IS NOT NULL AND (commitment_status = 'Unused' OR reservation_status = 'Unused') THEN 'unused'
             WHEN pool IS NOT NULL THEN 'pool'
             WHEN service_category IN ('Storage', 'Networking') THEN 'shared'
             ELSE 'unexplained' END AS takes,
        CASE WHEN pool IS NOT NULL THEN 'rented compute' WHEN service_category = 'Storage' THEN 'storage' WHEN service_category = 'Networking' THEN 'network' ELSE 'rented compute' END AS resource
    FROM charges WHERE currency = $currency
) GROUP BY ALL ORDER BY ALL
