using Assay.Claims;
using Assay.Documents;
using Assay.Economics;

namespace Assay.Cases;

/// <summary>The key <c>ladder:</c>, which names the run whose cost is told rung by rung.</summary>
internal sealed class LadderSection(CaseContext context)
{
    /// <returns>The ladder of the run named, else of the first that a claim is about, else of the first; null where the case prices none.</returns>
    public Ladder? Read(YamlScalar? named, IReadOnlyCollection<CostLine> ledger, LabInputs lab, IReadOnlyList<AuditedClaim> claims)
    {
        var ids = lab.Runs.Select(run => run.Id).ToArray();
        if (named is not null && !ids.Contains(named.Text))
        {
            context.Errors.Add(named.At, $"The case has no run '{named.Text}'.", Nearest.Suggest(named.Text, ids, ids.Length == 0 ? "Add 'runs', or take 'ladder' out." : (Message)$"Known: {string.Join(", ", ids)}."));
            return null;
        }

        var id = named?.Text ?? claims.SelectMany(claim => claim.Claim.Scope.Runs ?? []).FirstOrDefault() ?? ids.FirstOrDefault();
        if (id is null)
            return null;
        var ladder = LadderModel.Add(context.Model, ledger, lab, lab.Runs.Single(run => run.Id == id));
        if (ladder is null && named is not null)
            context.Errors.Add(named.At, $"The run '{id}' has no price, and so has no ladder.", "Give the runs their 'rental_rate' or 'accelerator', or add a 'fleet'.");
        return ladder;
    }
}
