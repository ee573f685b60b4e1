using Assay.Catalog;
using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>Reads what the methods of others need to know of a run, and prices the runs by them.</summary>
internal sealed class MethodReader(CaseContext context)
{
    private readonly List<Func<IReadOnlyList<RunMethod>>> runs = [];

    /// <summary>Reads the key <c>start</c> of a run.</summary>
    public void Read(MapReader reader, string id, Message title, Accelerator? accelerator, Quantity<Gpu>? gpus)
    {
        var start = context.AsOf;
        Message told = "the case does not tell the run's start, so it is 'as_of'";
        if (reader.Scalar("start") is { } written)
        {
            if (FactDate.Parse(written.Text) is { } date)
                (start, told) = (date.First, "as the case tells");
            else
                context.Errors.Add(written.At, $"'{written.Text}' is no date.", "Write a year, a month (2024-11) or a day.");
        }

        runs.Add(() => accelerator is null
            ? [.. CostMethod.All.Select(method => RunMethod.Cannot(id, method, "The run names no accelerator."))]
            : MethodModel.Add(context.Model, context.Catalogue, new MethodRun(id, title, accelerator.Id, ModelBuilder.Reference<GpuTime>($"runs.{id}.gpu_hours"), gpus, start, told, Hyperscaler: false)));
    }

    public IReadOnlyList<RunMethod> Add() => [.. runs.SelectMany(price => price())];
}
