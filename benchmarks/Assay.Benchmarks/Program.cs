using Assay.Benchmarks;
using BenchmarkDotNet.Running;

// 'peer' prints what the scripts in benchmarks/peers print for other tools; anything else goes to BenchmarkDotNet.
if (args is ["peer", .. var rest])
{
    PeerRun.Print(rest switch
    {
        [] => 1_000_000,
        ["--samples", var count] => int.Parse(count),
        [var count, ..] => int.Parse(count),
    });
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(PeerRun).Assembly).Run(args);
