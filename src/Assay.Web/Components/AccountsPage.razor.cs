using System.Xml.Linq;
using Assay.Accounts;
using Assay.Documents;
using Assay.Reporting.Spending;
using Assay.Web.Work;
using Microsoft.AspNetCore.Components;

namespace Assay.Web.Components;

/// <summary>What was really spent: the whole report, or a selection of it down to its jobs.</summary>
public sealed partial class AccountsPage
{
    private static readonly SpendingWays Ways = new(AccountsAddress.Of);

    private AccountsAddress here = new(JobSelection.All, 1);
    private SpendingFigures? figures;
    private SelectedSpending? selected;
    private InputException? refused;
    private IReadOnlyList<XElement> parts = [];
    private string heading = "";

    [SupplyParameterFromQuery(Name = "model")]
    public string? Model { get; set; }

    [SupplyParameterFromQuery(Name = "run")]
    public string? Run { get; set; }

    [SupplyParameterFromQuery(Name = "phase")]
    public string? Phase { get; set; }

    [SupplyParameterFromQuery(Name = "team")]
    public string? Team { get; set; }

    [SupplyParameterFromQuery(Name = "outcome")]
    public string? Outcome { get; set; }

    [SupplyParameterFromQuery(Name = "pool")]
    public string? Pool { get; set; }

    [SupplyParameterFromQuery(Name = "month")]
    public string? Month { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    private long Pages => selected is null ? 1 : Math.Max(1, (selected.Jobs.Attempts + AccountsAddress.Rows - 1) / AccountsAddress.Rows);

    protected override async Task OnParametersSetAsync()
    {
        try
        {
            (refused, selected, parts) = (null, null, []);
            heading = SpendingWords.Title;
            here = AccountsAddress.Read(Model, Run, Phase, Team, Outcome, Pool, Month, PageNumber);
            if (here.Selects)
                heading = SelectionPart.Heading(here.Selection);
            if (!Store.IsThere)
                return;
            var asked = here;
            var told = await Store.Report();
            var chosen = asked.Selects ? await Store.Select(told, asked.Selection, AccountsAddress.Rows, (asked.Page - 1L) * AccountsAddress.Rows) : null;
            // A newer address has come meanwhile.
            if (asked != here)
                return;
            (figures, selected) = (told, chosen);
            if (chosen is not null && asked.Page > Pages)
                throw new InputException(null, $"'page' is '{asked.Page}'.", $"This table has {Pages} pages.");
            parts = chosen is null ? SpendingParts.Of(told, Ways) : SelectionPart.Of(told, chosen, Ways);
        }
        catch (InputException wrong)
        {
            refused = wrong;
        }
    }
}
