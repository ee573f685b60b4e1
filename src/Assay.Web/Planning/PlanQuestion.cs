using System.Globalization;
using Assay.Architectures;
using Assay.Commands;
using Assay.Documents;
using Assay.Training;
using Microsoft.AspNetCore.WebUtilities;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Planning;

/// <summary>What the reader asks of a run, as the fields and the address have it: texts, before any is read.</summary>
public sealed record PlanQuestion : ModelQuestion
{
    /// <summary>How many GPUs; with a deadline the most to try.</summary>
    public string Gpus { get; init; } = "";

    /// <summary>Days within which the run is to finish; empty where the number of GPUs is told.</summary>
    public string Within { get; init; } = "";

    public string Batch { get; init; } = "";
    public string Sequence { get; init; } = "";

    /// <summary>Tokens to train on; empty for a step alone.</summary>
    public string Tokens { get; init; } = "";

    /// <summary>The deadline.</summary>
    /// <exception cref="InputException">It is no number of days.</exception>
    public double? Days => Within.Length == 0 ? null
        : double.TryParse(Within, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days > 0 && double.IsFinite(days) ? days
        : throw new InputException(null, Say($"The deadline '{Within}' is no number of days."), Say("Write such as 30, or leave it empty and tell the number of GPUs."));

    /// <inheritdoc/>
    public override string Address(int picked = 0)
    {
        var all = new (string Key, string Value)[]
        {
            ("model", File.Length > 0 ? "" : Model), ("file", File), ("gpu", Gpu), ("gpus", Gpus), ("within", Within), ("tokens", Tokens), ("batch", Batch),
            ("sequence", Sequence), ("precision", Precision), ("price", Price), ("open", picked == 0 ? "" : picked.ToString(CultureInfo.InvariantCulture)),
        };
        return QueryHelpers.AddQueryString("plan", all.Where(one => one.Value.Length > 0).Select(one => KeyValuePair.Create(one.Key, (string?)one.Value)));
    }

    /// <summary>The question as a plan.</summary>
    /// <exception cref="InputException">Something is missing or cannot be read; all of it is told.</exception>
    public TrainingPlan Plan()
    {
        var errors = new Errors();
        if (File.Length > 0 && Dropped is null)
            errors.Add(null, Say($"The question is about the file '{File}', which was dropped into a page that is closed and was not stored."), Say("Drop it again."));
        else if (File.Length == 0 && Model.Length == 0)
            errors.Add(null, Say("The question names no model."), Say("Choose one of the catalogue, or drop a config.json."));
        else if (File.Length == 0 && ArchitectureIndex.IsPath(Model))
            errors.Add(null, Say("The model is told as a path."), Say("Give the name of a model of the catalogue, or drop a config.json."));
        if (Gpu.Length == 0)
            errors.Add(null, Say("The question names no accelerator."), Say("Choose one of the catalogue."));
        errors.Try(() => _ = Days);
        if (Gpus.Length == 0 && Within.Length == 0)
            errors.Add(null, Say("The question tells neither how many GPUs there are nor a deadline."), Say("Give one of the two."));
        if (Within.Length > 0 && Tokens.Length == 0)
            errors.Add(null, Say("A deadline needs the number of tokens to train on."), Say("Write such as 15T or 300B."));
        var run = new RunPlan();
        if (Tokens.Length > 0)
            errors.Try(() => run = run with { Phases = [new RunPhase("all", RunValue.Tokens(RunArguments.Scalar("tokens", Tokens)), new TrainingPlan())] });
        if (Price.Length > 0)
            errors.Try(() => run = run with { Price = RunValue.Price(RunArguments.Scalar("price", Price)) });
        var plan = new TrainingPlan
        {
            // A file's text is what counts, so its name is not looked at.
            Model = Dropped is null ? Model : "config.json",
            Configuration = Dropped,
            Gpu = Gpu,
            Gpus = Gpus.Length == 0 ? null : Whole(Gpus, Say("How many GPUs"), errors),
            GlobalBatch = Whole(Batch, Say("Sequences a step"), errors),
            Sequence = Whole(Sequence, Say("Tokens a sequence"), errors),
            Precision = Precision.Length == 0 ? null : Precision,
            Run = run,
        };
        errors.ThrowIfAny();
        return plan;
    }

    private static int? Whole(string text, string field, Errors errors)
    {
        if (int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number >= 1)
            return number;
        errors.Add(null, Say($"'{field}' is told as '{text}'."), Say("Give a whole number above zero."));
        return null;
    }
}
