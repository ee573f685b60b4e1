using Assay;
using Assay.Quantities;
try {
var c = Assayer.Read(args[0], args[1..]);
var sw = System.Diagnostics.Stopwatch.StartNew();
var r = Assayer.Audit(c, new());
Console.WriteLine($"{sw.ElapsedMilliseconds} ms {c.Graph.Nodes.Count} nodes");
for (int i = 0; i < c.Graph.Nodes.Count; i++) { var n = c.Graph.Nodes[i]; var s = r.Summaries[i]; if (!n.Name.StartsWith("lab.") || n.Name.Count(x => x == '.') < 2) Console.WriteLine($"{n.Name,-50} {Printing.Print(s.Mean, n.Unit!.Value, s.StandardDeviation),-22} {Printing.Print(s.P5, n.Unit!.Value, s.StandardDeviation)} .. {Printing.Print(s.P95, n.Unit!.Value, s.StandardDeviation)}"); }
foreach (var f in r.Findings) Console.WriteLine($"{f.Claim.Id}: {f.Reconciles} pct {f.Best.Percentile:F0} ratio {f.Best.Ratio.P50:F3} [{f.Best.Name}] {f.Possible} covers {f.Covers?.P50:P2} silent {f.SilentOn.Count} comparable {string.Join(",", f.ComparableTo)}");
} catch (Assay.Documents.InputException e) { Console.Error.WriteLine(e.Message); return 2; }
return 0;
