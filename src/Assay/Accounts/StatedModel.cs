using Assay.Documents;

namespace Assay.Accounts;

/// <summary>What is stated of a model.</summary>
/// <param name="Name">Its name, as rules give it to attempts.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Served">What it served, by periods that do not overlap.</param>
public sealed record StatedModel(string Name, Location At, IReadOnlyList<ServedPeriod> Served);

/// <summary>What a model served over whole months.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The first day after it.</param>
/// <param name="Tokens">Tokens read and written; null where nobody says.</param>
/// <param name="Answered">Requests answered; null where nobody says.</param>
/// <param name="Grounds">What this rests on.</param>
public sealed record ServedPeriod(DateOnly From, DateOnly To, double? Tokens, double? Answered, StatedGrounds Grounds);
