using Assay.Documents;
using Assay.Web.Planning;
using Microsoft.AspNetCore.Components;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Components;

/// <summary>Asks for a run, searches strategies, and shows what was found.</summary>
public sealed partial class Plan
{
    private PlanDetail? detail;
    private Progress<PlanProgress>? progress;
    private int share, searching;

    [SupplyParameterFromQuery(Name = "gpu")] public string? AskedGpu { get; set; }
    [SupplyParameterFromQuery(Name = "gpus")] public string? AskedGpus { get; set; }
    [SupplyParameterFromQuery(Name = "within")] public string? AskedWithin { get; set; }
    [SupplyParameterFromQuery(Name = "tokens")] public string? AskedTokens { get; set; }
    [SupplyParameterFromQuery(Name = "batch")] public string? AskedBatch { get; set; }
    [SupplyParameterFromQuery(Name = "sequence")] public string? AskedSequence { get; set; }
    [SupplyParameterFromQuery(Name = "precision")] public string? AskedPrecision { get; set; }
    [SupplyParameterFromQuery(Name = "price")] public string? AskedPrice { get; set; }

    protected override PlanQuestion Usual => PlanChoices.Usual;

    protected override string NotAmongFound => Say("The link opens a strategy that is not among those found; the fastest is open.");

    protected override string? Label(string option) => PlanFields.Label(option);

    protected override PlanQuestion Told() => new PlanQuestion
    {
        Model = AskedModel ?? "",
        File = AskedFile ?? "",
        Dropped = AskedFile is null ? null : Dropped,
        Gpu = AskedGpu ?? "",
        Gpus = AskedGpus ?? "",
        Within = AskedWithin ?? "",
        Tokens = AskedTokens ?? "",
        Batch = AskedBatch ?? "",
        Sequence = AskedSequence ?? "",
        Precision = AskedPrecision ?? PlanChoices.Precisions[0],
        Price = AskedPrice ?? "",
    };

    protected override PlanAnswer Find(PlanQuestion of, int threads, CancellationToken stop) => PlanAnswer.Of(of, threads, progress!, stop);

    protected override int Places(PlanAnswer found) => found.Strategies.Count;

    protected override void Begin()
    {
        (detail, share, searching) = (null, 0, 0);
        var mine = Work;
        progress = new Progress<PlanProgress>(told => Follow(mine, told));
    }

    protected override async Task Opened(PlanAnswer found)
    {
        var one = found.Strategies[Picked];
        try
        {
            var opened = await InTurn(() => found.Detail(one));
            if (Answer == found)
                detail = opened;
        }
        catch (InputException told)
        {
            Refused = FieldWords.Of(told, Label);
        }
        catch (OperationCanceledException)
        {
            // The reader has gone.
        }
    }

    private void Follow(CancellationTokenSource? of, PlanProgress told)
    {
        var now = (int)(100 * told.Share);
        if (Work != of || (told.Gpus == searching && now <= share))
            return;
        (searching, share) = (told.Gpus, now);
        StateHasChanged();
    }
}
