namespace Assay.Reporting;

/// <summary>The quantities that most readers look for first.</summary>
public static class MainQuantities
{
    private static readonly HashSet<string> OfFleet = ["gpus", "capex", "operating_cost", "cost_per_year", "cost_per_gpu_hour", "cost_per_used_gpu_hour"];
    private static readonly HashSet<string> OfRuns = ["gpu_hours", "rental_value", "own_cost", "share_of_fleet_year", "break_even_utilisation", "mfu"];
    private static readonly HashSet<string> OfMoney = ["total_cost", "net_present_value", "internal_rate_of_return", "payback", "levelised_cost_per_gpu_hour", "levelised_cost_per_used_gpu_hour"];

    private static readonly HashSet<string> OfServices = ["gpus", "theoretical_revenue", "revenue"];
    private static readonly HashSet<string> OfServiceCosts = ["cost", "input", "cached_input", "output", "profit_over_cost", "gross_margin", "theoretical_profit_over_cost"];

    /// <summary>Whether a quantity is one of them.</summary>
    public static bool Includes(string name) => name.Split('.') switch
    {
        ["fleet", var part] => OfFleet.Contains(part),
        ["runs", _, var part] => OfRuns.Contains(part),
        ["people" or "lab", "cost_per_year"] => true,
        ["money", var part] => OfMoney.Contains(part),
        ["lab", "idle", "share"] => true,
        ["serving", _, var part] => OfServices.Contains(part),
        ["serving", _, "rental" or "own", var part] => OfServiceCosts.Contains(part),
        _ => false,
    };
}
