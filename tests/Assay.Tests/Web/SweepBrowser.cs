using Assay.Tests.Sweeps;

namespace Assay.Tests.Web;

/// <summary>A browser before a server that was started with the folder of a small sweep.</summary>
public sealed class SweepBrowser : Browser
{
    /// <summary>The sweep.</summary>
    internal SmallStudy Study { get; } = new();

    protected override IEnumerable<string> Options => ["--sweep", Study["out"]];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Study.Dispose();
    }
}
