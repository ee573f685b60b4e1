using Assay.Documents;

namespace Assay.Accounts;

/// <summary>What reads well and is hardly meant.</summary>
/// <param name="At">Its place; null where the records as a whole are meant.</param>
/// <param name="What">What it is.</param>
public sealed record AccountWarning(Location? At, Message What);
