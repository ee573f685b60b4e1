using System.Globalization;
using Assay.Accounts;
using Assay.Documents;
using CsCheck;

namespace Assay.Tests.Accounts;

/// <summary>Whatever the records: every cent of bills and register is in one line, or is told as unexplained.</summary>
public class MoneyLaws
{
    private static readonly Gen<string> Month = Gen.Int[1, 6].Select(month => string.Create(CultureInfo.InvariantCulture, $"2025-0{month}"));

    private static readonly Gen<string> Charge = Gen.Select(Gen.Decimal[-500, 5000], Gen.Decimal[-500, 5000], Month, Gen.OneOf(Gen.Const("Compute"), Gen.Const("Storage"), Gen.Const("Networking"), Gen.Const("Analytics")), Gen.Int[0, 1_000_000], Gen.OneOf(Gen.Const("Used"), Gen.Const("Unused"), Gen.Const("NULL")))
        .Select((billed, effective, month, service, id, status) => Books.Charge(decimal.Round(billed, 9), month, service, $"r{id}", decimal.Round(effective, 9), status: status));

    private static readonly Gen<string> Asset = Gen.Select(Gen.Int[0, 999], Gen.OneOf(Gen.Const("accelerators"), Gen.Const("servers"), Gen.Const("network"), Gen.Const("storage"), Gen.Const("building")), Gen.Long[1, 100_000_000_00], Gen.Int[0, 800], Gen.Int[1, 900], Gen.Bool, Gen.Int[0, 100], Gen.Int[1, 8])
        .Select((id, kind, cents, start, lasted, gone, salvage, life) =>
        {
            var day = new DateOnly(2023, 9, 1).AddDays(start);
            return string.Create(CultureInfo.InvariantCulture, $"a{id},{kind},1,8,{day:yyyy-MM-dd},{cents / 100m:F2},USD,{day:yyyy-MM-dd},{(gone ? day.AddDays(lasted).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "")},{(gone ? (cents / 300m).ToString("F2", CultureInfo.InvariantCulture) : "")},{salvage / 100m},{life},");
        });

    private static readonly Gen<string> Invoice = Gen.Select(Gen.Int[0, 999], Gen.Int[0, 200], Gen.Int[0, 90], Gen.Long[-1_000_00, 100_000_00], Gen.OneOf(Gen.Const("energy,"), Gen.Const("storage,"), Gen.Const("rented compute,"), Gen.Const("data,m1"), Gen.Const("asset,a7"), Gen.Const("bill,AWS")))
        .Select((number, start, days, cents, resource) =>
        {
            var day = new DateOnly(2025, 1, 1).AddDays(start);
            return string.Create(CultureInfo.InvariantCulture, $"{number},S,{day.AddDays(days):yyyy-MM-dd},{day:yyyy-MM-dd},{day.AddDays(days):yyyy-MM-dd},{cents / 100m:F2},USD,{resource},");
        });

    private static readonly Gen<string> People = Gen.Select(Month, Gen.OneOf(Gen.Const("t0"), Gen.Const("t9"), Gen.Const("")), Gen.Long[0, 900_000_00]).Select((month, team, cents) => string.Create(CultureInfo.InvariantCulture, $"{month},{team},3,{cents / 100m:F2},USD"));

    private static readonly Gen<string> Job = Gen.Select(Gen.Int[1, 99999], Gen.Int[0, 150], Gen.Int[1, 3_000_000], Gen.Int[1, 64], Gen.OneOf(Gen.Const("train"), Gen.Const("try"), Gen.Const("other")), Gen.OneOf(Gen.Const("COMPLETED"), Gen.Const("FAILED"), Gen.Const("TIMEOUT")), Gen.Int[0, 2], Gen.OneOf(Gen.Const("c"), Gen.Const("aws")))
        .Select((id, day, seconds, gpus, name, state, team, cluster) =>
        {
            var start = new DateTime(2025, 1, 1).AddDays(day);
            return string.Create(CultureInfo.InvariantCulture, $"{id}|{name}|t{team}|u|gpu|{state}|{start:s}|{start:s}|{start.AddSeconds(seconds):s}|gres/gpu={gpus}|{cluster}");
        });

    private static readonly Gen<string> Rules = Gen.Select(Gen.OneOf(Gen.Const("cash"), Gen.Const("amortised")), Gen.OneOf(Gen.Const("own line"), Gen.Const("in proportion to use"), Gen.Const("to training")), Gen.Bool)
        .Select((basis, key, pools) => $$"""
            basis: {{basis}}
            allocate: { people: {{key}}, storage: {{key}}, network: {{key}} }
            {{(pools ? "pools: { own: { clusters: [c], assets: ['a1*', 'a2*'], invoices: ['1*'] }, cloud: { clusters: [aws], gpus: 512, bills: { provider: AWS, service: Compute } } }" : "")}}
            rules: [{ match: { name: train }, run: r, model: m1, phase: pre-training }, { match: { name: try }, run: t, phase: research }]
            """);

    [Fact]
    public void Lines_and_what_is_unexplained_sum_to_bills_and_register_to_the_cent() =>
        Gen.Select(Charge.Array[0, 12], Asset.Array[0, 6], Invoice.Array[0, 6], People.Array[0, 4], Job.Array[0, 10], Rules).Sample(
            (charges, assets, invoices, people, jobs, rules) =>
            {
                using var books = new Books();
                books.Focus(Books.Bill, charges);
                books.Register(Books.Assets, assets);
                books.Register(Books.Invoices, invoices);
                books.Register(Books.People, people);
                books.Slurm(jobs);
                var money = AccountsReporter.Of(books.Store, AccountRules.Read(new SourceText("rules.yaml", rules))).Money;
                if (money is null)
                    return;
                Assert.Equal(money.Total, money.Lines.Sum(line => line.Cents) + money.Unexplained);
                Assert.Equal(money.Lines.Sum(line => line.Cents), money.Models.Sum(model => model.Cents));
                Assert.True(money.Reconciles);
            },
            iter: 25,
            threads: 1);
}
