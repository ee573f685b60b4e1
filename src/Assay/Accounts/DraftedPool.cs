using Assay.Catalog;

namespace Assay.Accounts;

/// <summary>A pool as a case has it.</summary>
/// <param name="Id">Its id in the case.</param>
/// <param name="Rule">What the rules say of it.</param>
/// <param name="Accelerator">What it has.</param>
/// <param name="Gpus">How many of it: those of the register, or those that were there on average.</param>
/// <param name="Had">GPU-hours that it had over the period.</param>
/// <param name="Assets">What is owned of it at the end of the period; empty where it is hired.</param>
/// <param name="Cents">What it cost over the period, idle time included.</param>
internal sealed record DraftedPool(string Id, PoolRule Rule, Accelerator Accelerator, double Gpus, double Had, IReadOnlyList<Asset> Assets, long Cents)
{
    /// <summary>Whether the register has it.</summary>
    public bool Owned => Assets.Count > 0;

    /// <summary>What its assets of some kinds cost, in cents.</summary>
    public long Price(params IEnumerable<string> kinds) => Assets.Where(asset => kinds.Contains(asset.Kind)).Sum(asset => Records.Cents.Of(asset.Price));
}
