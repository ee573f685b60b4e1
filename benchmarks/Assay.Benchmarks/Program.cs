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

// 'serving' prints what benchmarks/peers/serving_speed.py prints for other tools: what (steady, events, search or day), and how much.
if (args is ["serving", .. var timed])
{
    ServingRun.Print(timed is [var what, ..] ? what : "steady", timed is [_, var amount, ..] ? double.Parse(amount, CultureInfo.InvariantCulture) : 0);
    return;
}

// 'money' prints what benchmarks/peers/numpy_money.py prints for numpy: cohorts, months, samples, threads.
if (args is ["money", .. var sizes])
{
    var given = sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture)).ToArray();
    MoneyRun.Print(given.ElementAtOrDefault(0) is > 0 and var cohorts ? cohorts : 10, given.ElementAtOrDefault(1) is > 0 and var months ? months : 120, given.ElementAtOrDefault(2) is > 0 and var samples ? samples : 100_000, given.ElementAtOrDefault(3) is > 0 and var threads ? threads : 1);
    return;
}

// 'burst' sends a running server audits of a case from many callers at once; 'slider' moves sliders in pages of it, by one reader, by so many, and of another page than the founding case's.
if (args is ["burst", var api, var @case, .. var callers])
{
    await BurstRun.Print(new Uri(api), @case, callers is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 1000);
    return;
}

if (args is ["slider", var pages, var chromium, .. var users])
{
    await SliderRun.Print(new Uri(pages), chromium, users is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 1, users is [_, var path] ? path : "audit/deepseek-v3");
    return;
}

// 'paint' opens a page of a running server again and again and takes the time until it is first drawn.
if (args is ["paint", var server, var browser, .. var paths])
{
    await PaintRun.Print(new Uri(server), browser, paths is [var path] ? path : "audit/deepseek-v3");
    return;
}

// 'accounts' imports and reports a listing of so many attempts, beside DuckDB's own reader of CSV; 'accounts report' reports so many that are put
// straight into a store; 'accounts metrics' imports and reports a day of metrics of so many GPUs.
if (args is ["accounts", "report", .. var rows])
{
    AccountsReportRun.Print(rows is [var count, ..] ? long.Parse(count, CultureInfo.InvariantCulture) : 100_000_000);
    return;
}

if (args is ["accounts", "metrics", .. var gpus])
{
    AccountsMetricsRun.Print(gpus is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 2_000);
    return;
}

if (args is ["accounts", .. var attempts])
{
    AccountsRun.Print(attempts is [var count, ..] ? long.Parse(count, CultureInfo.InvariantCulture) : 1_000_000);
    return;
}

// 'sweep' computes so many points of a case on one core and on two, and so many shards of one point each, which it merges.
if (args is ["sweep", var studied, .. var counts])
{
    SweepRun.Print(studied, counts is [var points, ..] ? long.Parse(points, CultureInfo.InvariantCulture) : 1_000_000, counts is [_, var shards] ? int.Parse(shards, CultureInfo.InvariantCulture) : 10_000);
    return;
}

// 'sweep-scale' tells what a point of a sweep takes, from 10³ points to as many as are given, and writes a picture of it where a file is named.
if (args is ["sweep-scale", var file, .. var most])
{
    SweepScale.Print(file, most is [var count, ..] ? long.Parse(count, CultureInfo.InvariantCulture) : 1_000_000, most is [_, var picture] ? picture : null);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(PeerRun).Assembly).Run(args);
