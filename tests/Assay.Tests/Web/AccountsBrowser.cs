using System.Text.Json;
using Assay.Tests.Accounts;

namespace Assay.Tests.Web;

/// <summary>A browser before a server that was started with the store of a lab that is made up.</summary>
public sealed class AccountsBrowser : Browser
{
    private readonly MadeUpLab lab = new();

    public AccountsBrowser() => Json = lab.Json();

    /// <summary>What the command tells of the same store.</summary>
    internal JsonElement Json { get; }

    protected override IEnumerable<string> Options => ["--store", lab.Store, "--rules", MadeUpLab.RulesFile];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        lab.Dispose();
    }
}
