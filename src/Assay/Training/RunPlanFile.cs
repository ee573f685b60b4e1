using Assay.Documents;

namespace Assay.Training;

/// <summary>Reads the section <c>run:</c> of a plan file.</summary>
internal static class RunPlanFile
{
    public static RunPlan Read(YamlMap map, Errors errors)
    {
        var reader = new MapReader(map, "a run", errors);
        T? Value<T>(string key, Func<YamlScalar, T> read)
        {
            var value = default(T);
            if (reader.Scalar(key) is { } text)
                errors.Try(() => value = read(text));
            return value;
        }

        Evaluation? evaluation = null;
        DateOnly? asOf = null;
        double? tokens = null;
        if (reader.Scalar("tokens") is { } amount)
            errors.Try(() => tokens = RunValue.Tokens(amount));
        if (reader.Scalar("evaluation") is { } evaluated)
            errors.Try(() => evaluation = RunValue.Evaluation(evaluated));
        if (reader.Scalar("as_of") is { } day)
            errors.Try(() => asOf = RunValue.Day(day));
        var listed = reader.MapAt("phases");
        var run = new RunPlan
        {
            Phases = listed is not null ? Phases(listed, errors) : tokens is { } all ? [new RunPhase("all", all, new TrainingPlan())] : [],
            BetweenFailures = Value("time_between_failures", RunValue.BetweenFailures),
            CheckpointInterval = Value("checkpoint_interval", RunValue.CheckpointInterval),
            CheckpointTime = Value("checkpoint_time", RunValue.CheckpointTime),
            RestartTime = Value("restart_time", RunValue.RestartTime),
            Evaluation = evaluation,
            Price = Value("price", RunValue.Price),
            AsOf = asOf,
            Power = Value("power", RunValue.Power),
            PowerUsed = Value("power_used", text => RunValue.Share(text, "power_used", "Share of the rated power drawn")),
            Pue = Value("pue", RunValue.Pue),
            CarbonIntensity = Value("carbon_intensity", RunValue.CarbonIntensity),
        };
        reader.RefuseTheRest();
        if (listed is not null && map.Find("tokens") is { } both)
            errors.Add(both.At, "Here stand both 'tokens' and 'phases'.", "Keep one: the tokens of the phases add up to the whole.");
        return run;
    }

    private static List<RunPhase> Phases(YamlMap map, Errors errors)
    {
        var phases = new List<RunPhase>();
        if (map.Entries.Count == 0)
            errors.Add(map.At, "'phases' is empty.", "Write such as 'main: { tokens: 14T }', one phase a line.");
        foreach (var entry in map.Entries)
        {
            if (entry.Value is not YamlMap fields)
            {
                errors.Add(entry.Value.At, $"The phase '{entry.Key}' must be a map.", "Write such as '{ tokens: 100B, sequence: 32768 }'.");
                continue;
            }

            var reader = new MapReader(fields, "a phase", errors);
            double tokens = 0;
            if (reader.RequiredScalar("tokens", "Say what it trains on: 'tokens: 100B'.") is { } amount)
                errors.Try(() => tokens = RunValue.Tokens(amount));
            phases.Add(new RunPhase(entry.Key, tokens, PlanFile.Fields(reader, errors)));
            reader.RefuseTheRest();
            foreach (var fixedKey in fields.Entries.Where(field => field.Key is "model" or "gpu"))
                errors.Add(fixedKey.At, $"The phase '{entry.Key}' changes '{fixedKey.Key}'.", "All phases train one model on one GPU: write a plan of its own for another.");
        }

        return phases;
    }
}
