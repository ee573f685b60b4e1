using System.Globalization;
using Assay.Architectures;
using Assay.Training;

namespace Assay.Accounts;

/// <summary>What a drafted case says of the work of a run: what the rules state of it.</summary>
/// <param name="sources">Its sources.</param>
internal sealed class DraftedWork(DraftSources sources)
{
    private static readonly IReadOnlyDictionary<string, Func<TrainingPlan, object?>> Fields = new Dictionary<string, Func<TrainingPlan, object?>>
    {
        ["tensor"] = plan => plan.TensorParallel,
        ["pipeline"] = plan => plan.PipelineParallel,
        ["virtual_pipeline"] = plan => plan.VirtualPipeline,
        ["context"] = plan => plan.ContextParallel,
        ["expert"] = plan => plan.ExpertParallel,
        ["expert_tensor"] = plan => plan.ExpertTensorParallel,
        ["data"] = plan => plan.DataParallel,
        ["micro_batch"] = plan => plan.MicroBatch,
        ["shard_group"] = plan => plan.ShardGroup,
        ["schedule"] = plan => plan.Schedule,
        ["recompute"] = plan => plan.Recompute,
        ["sharding"] = plan => plan.Sharding,
        ["offload"] = plan => plan.Offload,
        ["attention"] = plan => plan.Attention,
        ["software"] = plan => plan.Software,
    };

    /// <param name="text">Where it is written.</param>
    /// <param name="run">What is stated.</param>
    /// <param name="onAccelerator">Whether the case names what it ran on.</param>
    public void Write(DraftText text, RunEfficiency run, bool onAccelerator)
    {
        var stated = run.Stated;
        var grounds = stated.Grounds.Source is { } source ? $"source: {sources.Stated(source)}" : $"assumption: {DraftText.Quoted(stated.Grounds.Assumption!)}";
        string Value(string value) => $"{{ value: {value}, {grounds}{(stated.Grounds.Note is { } note ? $", note: {DraftText.Quoted(note)}" : "")} }}";
        if (stated.Tokens is { } tokens)
            text.Line($"    tokens: {Value($"{tokens.ToString("R", CultureInfo.InvariantCulture)} token")}");
        var named = stated.Architecture is { } architecture && !ArchitectureIndex.IsPath(architecture.Text);
        if (named)
            text.Line($"    model: {DraftText.Quoted(run.Architecture!)}");
        else if (run.FlopPerToken is { } flop)
            text.Line($"    active_parameters: {Value(Plain(flop / 6))}").Comment("A sixth of the FLOP for a token, attention among them where the length of sequences is stated.", 4);
        if (!onAccelerator)
            return;
        if (run.Precision is { } precision)
            text.Line($"    precision: {precision}");
        if (named && stated.Sequence is { } sequence)
            text.Line($"    sequence: {sequence}");
        if (!named || run.Simulated is not { Searched: false } simulated || stated.Parallelism is not { } plan)
            return;
        text.Line($"    gpus: {Value($"{simulated.Plan.Gpus} GPU")}").Line($"    global_batch: {stated.GlobalBatch}");
        var fields = Fields.Select(field => (field.Key, Value: field.Value(plan))).Where(field => field.Value is not null).Select(field => $"{field.Key}: {(field.Value is string word ? DraftText.Quoted(word) : field.Value)}").ToArray();
        text.Line($"    parallelism: {{ {string.Join(", ", fields)} }}");
    }

    private static string Plain(double value) => Math.Round(value).ToString("R", CultureInfo.InvariantCulture);
}
