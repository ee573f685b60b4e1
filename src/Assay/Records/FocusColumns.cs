namespace Assay.Records;

/// <summary>The columns of a cloud bill by the FinOps Open Cost and Usage Specification, https://focus.finops.org, by the version that brought them.</summary>
internal static class FocusColumns
{
    /// <summary>Without these a charge cannot be read.</summary>
    public static IReadOnlyList<string> Required { get; } =
        ["BilledCost", "EffectiveCost", "BillingCurrency", "BillingPeriodStart", "BillingPeriodEnd", "ChargePeriodStart", "ChargePeriodEnd", "ChargeCategory", "ProviderName"];

    /// <summary>The others of version 1.0.</summary>
    public static IReadOnlyList<string> Of10 { get; } =
    [
        "AvailabilityZone", "BillingAccountId", "BillingAccountName", "ChargeClass", "ChargeDescription", "ChargeFrequency", "CommitmentDiscountCategory", "CommitmentDiscountId",
        "CommitmentDiscountName", "CommitmentDiscountStatus", "CommitmentDiscountType", "ConsumedQuantity", "ConsumedUnit", "ContractedCost", "ContractedUnitPrice", "InvoiceIssuerName",
        "ListCost", "ListUnitPrice", "PricingCategory", "PricingQuantity", "PricingUnit", "PublisherName", "RegionId", "RegionName", "ResourceId", "ResourceName", "ResourceType",
        "ServiceCategory", "ServiceName", "SkuId", "SkuPriceId", "SubAccountId", "SubAccountName", "Tags",
    ];

    /// <summary>What 1.1 and 1.2 added.</summary>
    public static IReadOnlyList<string> Later { get; } =
    [
        "CapacityReservationId", "CapacityReservationStatus", "CommitmentDiscountQuantity", "CommitmentDiscountUnit", "ServiceSubcategory", "SkuMeter", "SkuPriceDetails",
        "BillingAccountType", "SubAccountType", "InvoiceId", "PricingCurrency", "PricingCurrencyContractedUnitPrice", "PricingCurrencyEffectiveCost", "PricingCurrencyListUnitPrice",
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All => [.. Required, .. Of10, .. Later];

    /// <summary>Those that hold numbers.</summary>
    public static IReadOnlySet<string> Numbers { get; } = new HashSet<string>(
    [
        "BilledCost", "EffectiveCost", "ListCost", "ContractedCost", "ListUnitPrice", "ContractedUnitPrice", "ConsumedQuantity", "PricingQuantity", "CommitmentDiscountQuantity",
        "PricingCurrencyContractedUnitPrice", "PricingCurrencyEffectiveCost", "PricingCurrencyListUnitPrice",
    ]);

    /// <summary>Those that hold times.</summary>
    public static IReadOnlySet<string> Times { get; } = new HashSet<string>(["BillingPeriodStart", "BillingPeriodEnd", "ChargePeriodStart", "ChargePeriodEnd"]);
}
