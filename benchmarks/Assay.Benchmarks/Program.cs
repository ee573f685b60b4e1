using System.Globalization;
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

// 'training' prints what benchmarks/peers/training_speed.py prints for other tools.
if (args is ["training", .. var seconds])
{
    TrainingRun.Print(seconds is [var count, ..] ? double.Parse(count, CultureInfo.InvariantCulture) : 5);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(PeerRun).Assembly).Run(args);
