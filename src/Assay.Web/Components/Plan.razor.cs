using System.Globalization;
using Assay.Documents;
using Assay.Web.Planning;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using static Assay.Web.Components.Speech;

namespace Assay.Web.Components;

/// <summary>Asks for a run, searches, and shows what was found. The question stands in the address.</summary>
public sealed partial class Plan
{
    private const int LargestFile = 1 << 20;

    private readonly CancellationTokenSource gone = new();
    private PlanQuestion question = new();
    private PlanQuestion? asked;
    private SourceText? dropped;
    private CancellationTokenSource? work;
    private InputException? refused;
    private PlanAnswer? answer;
    private PlanDetail? detail;
    private string status = "";
    private int picked, share, searching;

    [SupplyParameterFromQuery(Name = "model")] public string? AskedModel { get; set; }
    [SupplyParameterFromQuery(Name = "file")] public string? AskedFile { get; set; }
    [SupplyParameterFromQuery(Name = "gpu")] public string? AskedGpu { get; set; }
    [SupplyParameterFromQuery(Name = "gpus")] public string? AskedGpus { get; set; }
    [SupplyParameterFromQuery(Name = "within")] public string? AskedWithin { get; set; }
    [SupplyParameterFromQuery(Name = "tokens")] public string? AskedTokens { get; set; }
    [SupplyParameterFromQuery(Name = "batch")] public string? AskedBatch { get; set; }
    [SupplyParameterFromQuery(Name = "sequence")] public string? AskedSequence { get; set; }
    [SupplyParameterFromQuery(Name = "precision")] public string? AskedPrecision { get; set; }
    [SupplyParameterFromQuery(Name = "price")] public string? AskedPrice { get; set; }
    [SupplyParameterFromQuery(Name = "open")] public string? AskedOpen { get; set; }

    // A page that is drawn and not yet connected would forget what is typed.
    private bool Waiting => !RendererInfo.IsInteractive;

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (AskedModel is null && AskedFile is null)
        {
            if (asked is null && question.Precision.Length == 0)
                question = PlanChoices.Usual;
            return;
        }

        var told = new PlanQuestion
        {
            Model = AskedModel ?? "",
            File = AskedFile ?? "",
            Dropped = AskedFile is null ? null : dropped,
            Gpu = AskedGpu ?? "",
            Gpus = AskedGpus ?? "",
            Within = AskedWithin ?? "",
            Tokens = AskedTokens ?? "",
            Batch = AskedBatch ?? "",
            Sequence = AskedSequence ?? "",
            Precision = AskedPrecision ?? PlanChoices.Precisions[0],
            Price = AskedPrice ?? "",
        };
        picked = int.TryParse(AskedOpen, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
        if (told == asked)
        {
            await Open();
            return;
        }

        question = told;
        if (Waiting)
            status = Say("The search begins once the page is connected.");
        else
            await Search(told);
    }

    private static string Text(ChangeEventArgs told) => (told.Value as string ?? "").Trim();

    private void LeaveOut() => (dropped, question) = (null, question with { File = "", Dropped = null });

    private async Task Drop(InputFileChangeEventArgs given)
    {
        refused = null;
        try
        {
            if (given.File.Size > LargestFile)
                throw new InputException(null, Say("The file '{0}' is too large for a config.json.", given.File.Name), Say("At most {0:N0} bytes are read.", LargestFile));
            await using var content = given.File.OpenReadStream(LargestFile, gone.Token);
            using var reader = new StreamReader(content);
            dropped = new SourceText(given.File.Name, await reader.ReadToEndAsync(gone.Token));
            question = question with { File = given.File.Name, Dropped = dropped };
        }
        catch (InputException told)
        {
            refused = told;
        }
    }

    private async Task Ask()
    {
        (asked, picked) = (question, 0);
        Navigation.NavigateTo(question.Address());
        await Search(question);
    }

    private void Cancel() => work?.Cancel();

    private async Task Search(PlanQuestion of)
    {
        work?.Cancel();
        using var mine = work = CancellationTokenSource.CreateLinkedTokenSource(gone.Token);
        (asked, refused, answer, detail, share, searching, status) = (of, null, null, null, 0, 0, Say("Searching…"));
        StateHasChanged();
        var ended = "";
        try
        {
            using var place = Gate.Admit();
            if (!place.IsAcquired)
                throw new InputException(null, Say("The server has as much to do as it takes on."), Say("Search again in a moment."));
            using var longest = CancellationTokenSource.CreateLinkedTokenSource(mine.Token);
            longest.CancelAfter(Limits.Time);
            var progress = new Progress<PlanProgress>(told => Follow(mine, told));
            var found = await Gate.Run(threads => PlanAnswer.Of(of, threads, progress, longest.Token), longest.Token);
            if (work == mine)
                (answer, ended) = (found, Say("The search is done."));
        }
        catch (InputException told)
        {
            if (work == mine)
                refused = told;
        }
        catch (OperationCanceledException)
        {
            ended = mine.IsCancellationRequested ? Say("The search was cancelled.") : Say("The search took longer than this server allows; ask for fewer GPUs.");
        }

        if (work != mine)
            return;
        (work, status) = (null, ended);
        await Open();
    }

    private void Follow(CancellationTokenSource of, PlanProgress told)
    {
        var now = (int)(100 * told.Share);
        if (work != of || (told.Gpus == searching && now <= share))
            return;
        (searching, share) = (told.Gpus, now);
        StateHasChanged();
    }

    private async Task Open()
    {
        if (answer is not { Strategies.Count: > 0 } of)
            return;
        if (picked >= of.Strategies.Count)
            (picked, status) = (0, Say("The link opens a strategy that is not among those found; the fastest is open."));
        var one = of.Strategies[picked];
        try
        {
            var found = await Gate.Run(_ => of.Detail(one), gone.Token);
            if (answer == of)
                detail = found;
        }
        catch (InputException told)
        {
            refused = told;
        }
        catch (OperationCanceledException)
        {
            // The reader has gone.
        }
    }
}
