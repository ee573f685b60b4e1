using Assay.Benchmarks;
using BenchmarkDotNet.Running;

// 'peer' prints what the scripts in benchmarks/peers print for other tools; anything else goes to BenchmarkDotNet.
if (args is ["peer", .. var rest])
{
    PeerRun.Print(rest.Length > 0 ? int.Parse(rest[0]) : 1_000_000);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(PeerRun).Assembly).Run(args);
