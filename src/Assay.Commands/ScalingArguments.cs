using System.CommandLine;
using Assay.Documents;
using Assay.Serving;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The options that tell a day's load and how engines follow it.</summary>
internal sealed class ScalingArguments(ICommandFiles files)
{
    private const int HoursPerDay = 24;

    private readonly Option<string?> day = new("--day") { Description = Say("Engines hour by hour over a day: its load in 24 numbers with commas between, in any unit, or a file with a number a line. The busiest hour has the requests of --rate."), HelpName = Say("file or numbers") };
    private readonly Option<int> least = NamedOption.Count("--min-engines", Say("With --day: engines of each kind that are always there."), 1);
    private readonly Option<int> step = NamedOption.Count("--scale-step", Say("With --day: engines added or taken away at once."), 1);
    private readonly Option<double> headroom = NamedOption.Number("--headroom", Say("With --day: per cent by which capacity exceeds the load of its hour."), 0);
    private readonly Option<double> boot = NamedOption.Number("--boot", Say("With --day: minutes from switching an engine on until it answers."), 0);

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { day, least, step, headroom, boot })
            command.Add(option);
    }

    /// <returns>The load of each hour in requests a second, and the policy; null where no day is told.</returns>
    /// <exception cref="InputException">The day or an option is not understood.</exception>
    public (IReadOnlyList<double> Load, ScalingPolicy Policy)? Read(ParseResult parsed, double busiest)
    {
        if (parsed.GetValue(day) is not { } told)
            return null;
        var errors = new Errors();
        var load = Numbers(told, errors);
        var policy = new ScalingPolicy(parsed.GetValue(least), parsed.GetValue(step), parsed.GetValue(headroom) / 100, parsed.GetValue(boot) * 60);
        if (policy.Least is < 0 or > 1_000_000)
            errors.Add(null, $"--min-engines is {policy.Least}.", "Give a number from 0 to 1,000,000.");
        if (policy.Step is < 1 or > 1_000_000)
            errors.Add(null, $"--scale-step is {policy.Step}.", "Give a number from 1 to 1,000,000.");
        if (policy.Headroom is not (>= 0 and <= 10))
            errors.Add(null, $"--headroom is {parsed.GetValue(headroom)}.", "Give per cent from 0 to 1,000.");
        if (policy.BootSeconds is not (>= 0 and <= 86_400))
            errors.Add(null, $"--boot is {parsed.GetValue(boot)}.", "Give minutes from 0 to 1,440.");
        errors.ThrowIfAny();
        var most = load.Max();
        return ([.. load.Select(hour => hour / most * busiest)], policy);
    }

    private List<double> Numbers(string told, Errors errors)
    {
        var load = new List<double>();
        if (told.Contains(',', StringComparison.Ordinal))
        {
            foreach (var part in told.Split(','))
                Add(part, null);
        }
        else
        {
            var source = files.Text(told, Say("a file with the load of 24 hours, a number a line, or 24 numbers with commas between"));
            var lines = source.Text.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (lines[i].Trim().Length > 0 && !lines[i].StartsWith('#'))
                    Add(lines[i], new Location(source, i + 1, 1));
            }
        }

        if (!errors.Any && load.Count != HoursPerDay)
            errors.Add(null, $"--day has {load.Count} hours.", "Give 24 numbers, the load of each hour from midnight on.");
        if (!errors.Any && load.Max() <= 0)
            errors.Add(null, "--day has no load in any hour.", "Give a load above zero for one hour at least.");
        return load;

        void Add(string text, Location? at)
        {
            if (OptionNumber.Read(text) is { } number and >= 0)
                load.Add(number);
            else
                errors.Add(at, $"'{text.Trim()}' is no load of an hour.", "Write a number from 0 on, such as 0.85.");
        }
    }
}
