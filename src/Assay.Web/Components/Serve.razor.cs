using System.Globalization;
using Assay.Documents;
using Assay.Web.Planning;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using static Assay.Web.Components.Speech;

namespace Assay.Web.Components;

/// <summary>Asks for a service, searches, and shows what was found. The question stands in the address.</summary>
public sealed partial class Serve
{
    private const int LargestFile = 1 << 20;

    private readonly CancellationTokenSource gone = new();
    private ServeQuestion question = new();
    private ServeQuestion? asked;
    private SourceText? dropped;
    private CancellationTokenSource? work;
    private InputException? refused;
    private ServeAnswer? answer;
    private string status = "";
    private int picked;

    [SupplyParameterFromQuery(Name = "model")] public string? AskedModel { get; set; }
    [SupplyParameterFromQuery(Name = "file")] public string? AskedFile { get; set; }
    [SupplyParameterFromQuery(Name = "gpu")] public string? AskedGpu { get; set; }
    [SupplyParameterFromQuery(Name = "most")] public string? AskedMost { get; set; }
    [SupplyParameterFromQuery(Name = "rate")] public string? AskedRate { get; set; }
    [SupplyParameterFromQuery(Name = "input")] public string? AskedInput { get; set; }
    [SupplyParameterFromQuery(Name = "output")] public string? AskedOutput { get; set; }
    [SupplyParameterFromQuery(Name = "hit")] public string? AskedHit { get; set; }
    [SupplyParameterFromQuery(Name = "ttft")] public string? AskedFirst { get; set; }
    [SupplyParameterFromQuery(Name = "tpot")] public string? AskedEach { get; set; }
    [SupplyParameterFromQuery(Name = "percentile")] public string? AskedPercentile { get; set; }
    [SupplyParameterFromQuery(Name = "precision")] public string? AskedPrecision { get; set; }
    [SupplyParameterFromQuery(Name = "price")] public string? AskedPrice { get; set; }
    [SupplyParameterFromQuery(Name = "list")] public string? AskedList { get; set; }
    [SupplyParameterFromQuery(Name = "day")] public string? AskedDay { get; set; }
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
            if (asked is null && question.Gpu.Length == 0)
                question = ServeChoices.Usual;
            return;
        }

        var told = new ServeQuestion
        {
            Model = AskedModel ?? "",
            File = AskedFile ?? "",
            Dropped = AskedFile is null ? null : dropped,
            Gpu = AskedGpu ?? "",
            Most = AskedMost ?? "",
            Rate = AskedRate ?? "",
            Input = AskedInput ?? "",
            Output = AskedOutput ?? "",
            Hit = AskedHit ?? "",
            First = AskedFirst ?? "",
            Each = AskedEach ?? "",
            Percentile = AskedPercentile ?? "",
            Precision = AskedPrecision ?? ServeChoices.Precisions[0],
            Price = AskedPrice ?? "",
            List = AskedList ?? "",
            Day = AskedDay ?? "",
        };
        picked = int.TryParse(AskedOpen, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
        if (told == asked)
            return;
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

    private async Task Search(ServeQuestion of)
    {
        work?.Cancel();
        using var mine = work = CancellationTokenSource.CreateLinkedTokenSource(gone.Token);
        (asked, refused, answer, status) = (of, null, null, Say("Searching…"));
        StateHasChanged();
        var ended = "";
        try
        {
            using var place = Gate.Admit();
            if (!place.IsAcquired)
                throw new InputException(null, Say("The server has as much to do as it takes on."), Say("Search again in a moment."));
            using var longest = CancellationTokenSource.CreateLinkedTokenSource(mine.Token);
            longest.CancelAfter(Limits.Time);
            var found = await Gate.Run(_ => ServeAnswer.Of(of, longest.Token), longest.Token);
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
        (work, status) = (null, picked > 0 && answer is not null && picked >= answer.Found.Count ? Say("The link opens a deployment that is not among those found; the smallest is open.") : ended);
    }
}
