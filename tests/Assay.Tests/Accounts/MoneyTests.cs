using Assay.Accounts;
using Assay.Documents;
using Assay.Economics;
using Assay.Records;

namespace Assay.Tests.Accounts;

public sealed class MoneyTests : IDisposable
{
    // 100 GPUs for the 744 hours of a January.
    private const string Rack = "rack-1,accelerators,1,100,2024-12-01,6000000.00,USD,2025-01-01,,,0.1,5,";

    private const string Rules = """
        pools:
          own: { clusters: [c], assets: ['rack-*'] }
          cloud: { clusters: [aws], bills: { provider: AWS, service: Compute } }
        rules:
          - { match: { name: 'pretrain*' }, run: '{name}', model: m1, phase: pre-training }
          - { match: { name: 'eval*' }, run: evals, model: m1, phase: research, work: evaluation }
          - { match: { name: 'try*' }, run: tries, model: m2, phase: research }
        """;

    private readonly Books books = new();

    public void Dispose() => books.Dispose();

    [Fact]
    public void A_month_of_an_asset_is_its_straight_line_and_falls_on_what_ran_and_on_what_was_idle()
    {
        books.Register(Books.Assets, Rack);
        books.Slurm(Job("1", "pretrain-a", "COMPLETED", "2025-01-01T00:00:00", "2025-02-01T00:00:00", 50));
        var money = Report();
        // 6,000,000 less a tenth over 60 months is 90,000 a month.
        Assert.Equal(90_000_00, money.Total);
        Assert.Equal(45_000_00, Assert.Single(money.Lines, line => line.Phase == Phase.PreTraining).Cents);
        Assert.Equal(45_000_00, Assert.Single(money.Lines, line => line.Phase == Phase.Idle).Cents);
        Assert.Equal((0, true), (money.Unexplained, money.Reconciles));
        Assert.Equal([("final run", 45_000_00), ("idle share", 45_000_00)], Rungs(money, "m1"));
    }

    [Fact]
    public void An_invoice_that_was_written_after_its_period_adds_no_month()
    {
        books.Register(Books.Assets, Rack);
        books.Register(Books.Invoices, "E-1,Power Co,2025-03-03,2025-01-01,2025-01-31,100.00,USD,energy,,");
        books.Slurm(Job("1", "pretrain-a", "COMPLETED", "2025-01-01T00:00:00", "2025-02-01T00:00:00", 100));
        Assert.Equal((new DateOnly(2025, 2, 1), 90_100_00), (Report().To, (int)Report().Total));
        Assert.Equal(new DateOnly(2025, 4, 1), Report("basis: cash\n" + Rules).To);
    }

    [Fact]
    public void The_life_of_an_asset_sums_to_the_cent_to_its_price_less_what_is_left()
    {
        var timeline = new Timeline(new DateOnly(2024, 1, 1), 120);
        Asset[] assets =
        [
            new("a", "accelerators", 1, new(2024, 3, 1), 1234567.89m, new(2024, 3, 17), null, 0, 0.07m, 4.5m),
            new("b", "servers", 0, new(2024, 3, 1), 999.99m, new(2024, 5, 1), new(2026, 8, 9), 123.45m, 0.1m, 5),
        ];
        var lost = AssetWriteOff.Of(assets, timeline);
        Assert.Equal(Cents.Of(1234567.89m * 0.93m), lost[0].Sum());
        Assert.Equal(99999 - 12345, lost[1].Sum());
        Assert.Equal(lost.Sum(months => months.Sum()), AssetWriteOff.Over(assets, timeline));
        Assert.All(lost[0], month => Assert.True(month >= 0));
    }

    [Fact]
    public void The_ladder_parts_what_led_on_from_what_failed_and_gives_each_model_its_share_of_idle_people_and_overhead()
    {
        books.Register(Books.Assets, Rack, "store-1,storage,1,,2024-12-01,600000.00,USD,2025-01-01,,,0.1,5,");
        books.Register(Books.People, "2025-01,research,10,100000.00,USD");
        books.Register(Books.Invoices, "7,Labels Inc,2025-01-31,2025-01-01,2025-01-31,500.00,USD,data,m1,");
        books.Slurm(
            Job("1", "pretrain-a", "FAILED", "2025-01-01T00:00:00", "2025-01-11T00:00:00", 10),
            Job("2", "pretrain-b", "COMPLETED", "2025-01-11T00:00:00", "2025-01-31T00:00:00", 20),
            Job("3", "evals", "COMPLETED", "2025-01-01T00:00:00", "2025-01-11T00:00:00", 10),
            Job("4", "try", "COMPLETED", "2025-01-01T00:00:00", "2025-01-11T00:00:00", 40));
        var money = Report();
        Assert.True(money.Reconciles);
        // Of 3100 GPU-days 400 led on, 100 failed, 100 evaluated and 400 tried: 1000 in all.
        Assert.Equal(
            [("final run", 11_612_90), ("failed and repeated attempts", 2_903_23), ("evaluation", 2_903_23), ("data", 500_00), ("idle share", 36_580_64), ("people", 60_000_00), ("overhead", 5_400_00)],
            Rungs(money, "m1"));
        Assert.Equal([("experiments", 11_612_90), ("idle share", 24_387_10), ("people", 40_000_00), ("overhead", 3_600_00)], Rungs(money, "m2"));
        Assert.Equal(90_000_00 + 9_000_00 + 100_000_00 + 500_00, money.Total);
    }

    [Fact]
    public void A_rented_pool_is_paid_by_its_charges_and_what_was_reserved_and_not_used_has_its_line()
    {
        books.Focus(Books.Bill, Books.Charge(1000.006m, "2025-01"), Books.Charge(200, "2025-01", id: "r2", status: "Unused"), Books.Charge(-50, "2025-01", id: "r3", category: "Credit"), Books.Charge(9.995m, "2025-01", service: "Integration"));
        books.Slurm(Job("1", "pretrain-a", "COMPLETED", "2025-01-01T00:00:00", "2025-01-02T00:00:00", 8, "aws"), Job("2", "try", "COMPLETED", "2025-01-01T00:00:00", "2025-01-02T00:00:00", 8, "aws"));
        var money = Report();
        Assert.Equal(1160_00, money.Total);
        Assert.Equal([475_01, 475_00], money.Lines.Where(line => line.Phase != Phase.Idle).Select(line => line.Cents));
        Assert.Equal((200_00, "reserved but unused"), Assert.Single(money.Lines, line => line.Phase == Phase.Idle) is var idle ? (idle.Cents, idle.State) : default);
        Assert.Equal((9_99, "Charges of AWS that no pool names: Integration"), money.UnexplainedParts.Select(part => (part.Cents, part.Why.ToString())).Single());
        Assert.True(money.Reconciles);
        Assert.Contains(money.Notes, note => note.ToString().Contains("its idle time is unknown", StringComparison.Ordinal));
    }

    [Fact]
    public void Billed_and_effective_cost_are_two_bases_and_never_one_sum()
    {
        books.Focus(Books.Bill, Books.Charge(1200, "2025-01", category: "Purchase", effective: 0), Books.Charge(0, "2025-01", id: "r2", effective: 100));
        books.Slurm(Job("1", "try", "COMPLETED", "2025-01-01T00:00:00", "2025-01-02T00:00:00", 8, "aws"));
        Assert.Equal(100_00, Report().Total);
        Assert.Equal(1200_00, Report("basis: cash\n" + Rules).Total);
    }

    [Fact]
    public void What_invoices_say_beyond_bills_and_register_is_unexplained_and_never_spread()
    {
        books.Register(Books.Assets, Rack);
        books.Focus(Books.Bill, Books.Charge(1000, "2025-01", invoice: "A-1"));
        books.Register(
            Books.Invoices,
            "A-1,AWS Inc,2025-02-03,2025-01-01,2025-01-31,1010.50,USD,bill,AWS,",
            "9,Maker,2024-12-05,2024-12-05,2024-12-05,6000100.00,USD,asset,rack-1,");
        books.Slurm(Job("1", "try", "COMPLETED", "2025-01-01T00:00:00", "2025-01-02T00:00:00", 8, "aws"));
        var money = Report();
        Assert.Equal([(100_00, "Invoices for 'rack-1' beyond its price in the register"), (10_50, "Invoices of AWS Inc for 2025-01-01 to 2025-01-31 beyond the charges of AWS")], money.UnexplainedParts.Select(part => (part.Cents, part.Why.ToString())));
        Assert.True(money.Reconciles);
    }

    [Fact]
    public void Another_currency_is_never_added()
    {
        books.Focus(Books.Bill, Books.Charge(10, "2025-01"), Books.Charge(20, "2025-01", currency: "EUR"));
        var report = AccountsReporter.Of(books.Store, AccountRules.Read(new SourceText("rules.yaml", Rules)));
        Assert.Null(report.Money);
        Assert.Contains(report.Warnings, warning => warning.What.ToString().Contains("EUR, USD, which are never added", StringComparison.Ordinal));
        var money = Report("currency: EUR\n" + Rules);
        Assert.Equal((20_00, "EUR"), (money.Total, money.Currency));
        Assert.Contains(money.Notes, note => note.ToString().Contains("Amounts in USD are kept apart", StringComparison.Ordinal));
    }

    [Fact]
    public void People_of_a_team_fall_on_its_own_jobs_and_a_key_may_keep_them_a_line_of_their_own()
    {
        books.Register(Books.People, "2025-01,red,1,100.00,USD", "2025-01,,1,30.00,USD");
        books.Slurm(Job("1", "try", "COMPLETED", "2025-01-01T00:00:00", "2025-01-02T00:00:00", 8, account: "red"), Job("2", "try", "COMPLETED", "2025-01-01T00:00:00", "2025-01-02T00:00:00", 16, account: "blue"));
        Assert.Equal([("red", 110_00), ("blue", 20_00)], Report().Sums(line => line.Team!).Select(sum => (sum.By, (int)sum.Cents)));
        Assert.Equal([(null, 130_00)], Report("allocate: { people: own line }\n" + Rules).Sums(line => line.Model).Select(sum => (sum.By, (int)sum.Cents)));
    }

    [Fact]
    public void Rules_of_money_tell_what_is_wrong_with_its_place()
    {
        var refused = Assert.Throws<InputException>(() => AccountRules.Read(new SourceText("rules.yaml", """
            currency: dollars
            basis: cash flow
            allocate: { storag: own line, people: by heads }
            pools:
              own: { asset: [a], gpus: many, bills: [{ provder: AWS }] }
            rules: []
            """)));
        foreach (var told in new[] { "rules.yaml:1:11: 'dollars' is no currency", "rules.yaml:2:8: There is no basis 'cash flow'", "'storag'", "There is no key 'by heads'", "A pool has no key 'asset'", "'many' is no number", "A bill has no key 'provder'" })
            Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }

    private MoneyReport Report(string rules = Rules) => AccountsReporter.Of(books.Store, AccountRules.Read(new SourceText("rules.yaml", rules))).Money!;

    private static IEnumerable<(string, int)> Rungs(MoneyReport money, string model) => money.Models.Single(one => one.Model == model).Rungs.Where(rung => rung.Adds != 0).Select(rung => (rung.Name, (int)rung.Adds));

    private static string Job(string id, string name, string state, string start, string end, int gpus, string cluster = "c", string account = "acc") => $"{id}|{name}|{account}|u|gpu|{state}|{start}|{start}|{end}|gres/gpu={gpus}|{cluster}";
}
