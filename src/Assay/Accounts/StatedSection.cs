using System.Globalization;
using Assay.Documents;
using Assay.Quantities;
using Assay.Training;

namespace Assay.Accounts;

/// <summary>Reads what a file of rules states of runs and models: <c>runs</c> and <c>models</c>.</summary>
/// <param name="errors">Where what is wrong is collected.</param>
internal sealed class StatedSection(Errors errors)
{
    private const string RunExample = "Write such as: runs: { v3: { tokens: 14.8T, architecture: deepseek-ai/DeepSeek-V3, precision: fp8, source: Training log } }";
    private const string ServedExample = "Write such as: models: { nova: { served: { from: 2026-01-01, to: 2026-02-01, tokens: 40B, source: Meter } } }";

    public StatedRules Read(MapReader file) => new(
        [.. (file.MapAt("runs")?.Entries ?? []).Select(Run).OfType<StatedRun>()],
        [.. (file.MapAt("models")?.Entries ?? []).Select(Model).OfType<StatedModel>()]);

    private StatedRun? Run(YamlEntry entry)
    {
        if (entry.Value is not YamlMap map)
        {
            errors.Add(entry.At, $"The run '{entry.Key}' must be a map, not {entry.Value.Kind}.", RunExample);
            return null;
        }

        var reader = new MapReader(map, "what is stated of a run", errors);
        var run = new StatedRun
        {
            Name = entry.Key,
            At = entry.At,
            Tokens = Tokens(reader),
            Architecture = reader.Scalar("architecture"),
            Accelerator = reader.Scalar("accelerator"),
            Precision = reader.Scalar("precision"),
            Gpus = Whole(reader, "gpus"),
            Sequence = Whole(reader, "sequence"),
            GlobalBatch = Whole(reader, "global_batch"),
            Parallelism = Parallelism(reader),
            Grounds = Grounds(reader, null, entry),
        };
        reader.RefuseTheRest();
        return run;
    }

    private StatedModel? Model(YamlEntry entry)
    {
        if (entry.Value is not YamlMap map)
        {
            errors.Add(entry.At, $"The model '{entry.Key}' must be a map, not {entry.Value.Kind}.", ServedExample);
            return null;
        }

        var reader = new MapReader(map, "what is stated of a model", errors);
        var served = new List<ServedPeriod>();
        var told = reader.Optional("served");
        StatedGrounds? around = reader.Optional("source") is not null || reader.Optional("assumption") is not null ? Grounds(reader, null, entry) : null;
        reader.Text("note");
        foreach (var item in told is YamlList list ? list.Items : told is null ? [] : [told])
        {
            if (item is YamlMap period)
                Served(served, new MapReader(period, "what was served", errors), entry, around);
            else
                errors.Add(item.At, $"What was served must be a map, not {item.Kind}.", ServedExample);
        }

        reader.RefuseTheRest();
        return new StatedModel(entry.Key, entry.At, [.. served.OrderBy(period => period.From)]);
    }

    private void Served(List<ServedPeriod> served, MapReader reader, YamlEntry model, StatedGrounds? around)
    {
        var (from, to) = (Month(reader, "from"), Month(reader, "to"));
        var (tokens, answered) = (Tokens(reader), Count(reader.Scalar("requests")));
        var grounds = Grounds(reader, around, model);
        reader.RefuseTheRest();
        if (from is not { } first || to is not { } after)
            return;
        if (first >= after)
            errors.Add(reader.At, "The period ends before it begins.", "Exchange 'from' and 'to'; 'to' is the first day after it.");
        else if (served.Exists(other => first < other.To && other.From < after))
            errors.Add(reader.At, "The period overlaps another one.", "Tell each month once.");
        else if (reader.Map.Find("tokens") is null && reader.Map.Find("requests") is null)
            errors.Add(reader.At, "It says neither tokens nor requests.", ServedExample);
        else
            served.Add(new ServedPeriod(first, after, tokens, answered, grounds));
    }

    private StatedGrounds Grounds(MapReader reader, StatedGrounds? around, YamlEntry of)
    {
        var (source, assumption, note) = (reader.Scalar("source"), reader.Scalar("assumption"), reader.Text("note"));
        if (source is not null && assumption is not null)
            errors.Add(assumption.At, "Here stand both 'source' and 'assumption'.", "Keep one: what has a source is no assumption.");
        if (source is null && assumption is null && around is null)
            errors.Add(of.At, $"Nothing says what the values of '{of.Key}' rest on.", "Say where it is written, 'source: Training log of March', or why it is assumed, 'assumption: …'.");
        return source is null && assumption is null && around is not null ? around with { Note = note ?? around.Note } : new StatedGrounds(source?.Text, assumption?.Text, note);
    }

    private TrainingPlan? Parallelism(MapReader reader)
    {
        if (reader.MapAt("parallelism") is not { } map)
            return null;
        var fields = new MapReader(map, "a parallelism", errors);
        var plan = PlanFields.Read(fields, errors);
        fields.RefuseTheRest();
        return plan;
    }

    private double? Tokens(MapReader reader)
    {
        double? tokens = null;
        if (reader.Scalar("tokens") is { } text)
            errors.Try(() => tokens = RunValue.Tokens(text));
        return tokens;
    }

    private int? Whole(MapReader reader, string key)
    {
        int? number = null;
        if (reader.Scalar(key) is { } text)
            errors.Try(() => number = PlanFields.Whole(text, key));
        return number;
    }

    private double? Count(YamlScalar? text)
    {
        if (text is null)
            return null;
        try
        {
            if (SyntaxParser.Read(text.Text, text.At) is Syntax.Number { Unit: null, Value: > 0 and var count })
                return count;
        }
        catch (InputException)
        {
            // Told below in the words of the place.
        }

        errors.Add(text.At, $"'{text.Text}' is no number of requests.", "Write one number, such as 3.2M.");
        return null;
    }

    private DateOnly? Month(MapReader reader, string key)
    {
        if (reader.RequiredScalar(key, ServedExample) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Day == 1)
            return day;
        errors.Add(text.At, $"'{text.Text}' is no first day of a month.", "Cost is told by months: write such as 2026-01-01.");
        return null;
    }
}
