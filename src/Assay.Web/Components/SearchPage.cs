using System.Globalization;
using Assay.Documents;
using Assay.Web.Api;
using Assay.Web.Planning;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Components;

/// <summary>A page that asks about a model, searches, and shows what was found. The question stands in the address.</summary>
public abstract class SearchPage<TQuestion, TAnswer> : ComponentBase, IDisposable
    where TQuestion : ModelQuestion, new()
    where TAnswer : class
{
    private const int LargestFile = 1 << 20;

    private readonly CancellationTokenSource gone = new();

    [SupplyParameterFromQuery(Name = "model")] public string? AskedModel { get; set; }
    [SupplyParameterFromQuery(Name = "file")] public string? AskedFile { get; set; }
    [SupplyParameterFromQuery(Name = "open")] public string? AskedOpen { get; set; }

    /// <summary>What the fields hold.</summary>
    protected TQuestion Question { get; set; } = new();

    /// <summary>What was asked last; null before anything was.</summary>
    protected TQuestion? Asked { get; private set; }

    /// <summary>What was found for it; null while it is searched or where it cannot be.</summary>
    protected TAnswer? Answer { get; private set; }

    /// <summary>What is wrong with it.</summary>
    protected InputException? Refused { get; set; }

    /// <summary>The file that the reader dropped.</summary>
    protected SourceText? Dropped { get; private set; }

    /// <summary>The search under way, to be cancelled.</summary>
    protected CancellationTokenSource? Work { get; private set; }

    /// <summary>How the search stands, in words.</summary>
    protected string Status { get; private set; } = "";

    /// <summary>Which of what was found is open.</summary>
    protected int Picked { get; private set; }

    /// <summary>Ends with the page.</summary>
    protected CancellationToken Gone => gone.Token;

    // A page that is drawn and not yet connected would forget what is typed.
    protected bool Waiting => !RendererInfo.IsInteractive;

    /// <summary>What the fields hold before anything is asked.</summary>
    protected abstract TQuestion Usual { get; }

    /// <summary>What is said where a link opens something that was not found again.</summary>
    protected abstract string NotAmongFound { get; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Gate Gate { get; set; } = null!;

    [Inject]
    private Limits Limits { get; set; } = null!;

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The label of the field that stands for an option of the command; null where there is none.</summary>
    protected abstract string? Label(string option);

    /// <summary>The question of the address.</summary>
    protected abstract TQuestion Told();

    /// <summary>Searches.</summary>
    /// <exception cref="InputException">The question cannot be answered.</exception>
    protected abstract TAnswer Find(TQuestion of, int threads, CancellationToken stop);

    /// <summary>How many of what was found can be opened.</summary>
    protected abstract int Places(TAnswer found);

    /// <summary>A search begins.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>One of what was found is opened.</summary>
    protected virtual Task Opened(TAnswer found) => Task.CompletedTask;

    /// <summary>Does some work when its turn among the server's comes.</summary>
    protected Task<T> InTurn<T>(Func<T> work) => Gate.Run(_ => work(), Gone);

    protected override async Task OnParametersSetAsync()
    {
        if (AskedModel is null && AskedFile is null)
        {
            if (Asked is null && Question == new TQuestion())
                Question = Usual;
            return;
        }

        var told = Told();
        Picked = int.TryParse(AskedOpen, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
        if (told == Asked)
        {
            await Open();
            return;
        }

        Question = told;
        if (Waiting)
            Status = Say("The search begins once the page is connected.");
        else
            await Search(told);
    }

    protected static string Text(ChangeEventArgs told) => (told.Value as string ?? "").Trim();

    protected void Change(ModelQuestion changed) => Question = (TQuestion)changed;

    protected async Task Drop(InputFileChangeEventArgs given)
    {
        Refused = null;
        try
        {
            if (given.File.Size > LargestFile)
                throw new InputException(null, Say($"The file '{given.File.Name}' is too large for a config.json."), Say($"At most {LargestFile:N0} bytes are read."));
            await using var content = given.File.OpenReadStream(LargestFile, Gone);
            using var reader = new StreamReader(content);
            Dropped = new SourceText(given.File.Name, await reader.ReadToEndAsync(Gone));
            Question = Question with { File = given.File.Name, Dropped = Dropped };
        }
        catch (InputException told)
        {
            Refused = told;
        }
    }

    protected async Task Ask()
    {
        (Asked, Picked) = (Question, 0);
        Navigation.NavigateTo(Question.Address());
        await Search(Question);
    }

    protected void Cancel() => Work?.Cancel();

    private async Task Search(TQuestion of)
    {
        Work?.Cancel();
        using var mine = Work = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        (Asked, Refused, Answer, Status) = (of, null, null, Say("Searching…"));
        Begin();
        StateHasChanged();
        var ended = "";
        try
        {
            using var place = Gate.Admit();
            if (!place.IsAcquired)
                throw new InputException(null, Say("The server has as much to do as it takes on."), Say("Search again in a moment."));
            using var longest = CancellationTokenSource.CreateLinkedTokenSource(mine.Token);
            longest.CancelAfter(Limits.Time);
            var found = await Gate.Run(threads => Find(of, threads, longest.Token), longest.Token);
            if (Work == mine)
                (Answer, ended) = (found, Say("The search is done."));
        }
        catch (InputException told)
        {
            if (Work == mine)
                Refused = FieldWords.Of(told, Label);
        }
        catch (OperationCanceledException)
        {
            ended = mine.IsCancellationRequested ? Say("The search was cancelled.") : Say("The search took longer than this server allows; ask for fewer GPUs.");
        }

        if (Work != mine)
            return;
        (Work, Status) = (null, ended);
        await Open();
    }

    private async Task Open()
    {
        if (Answer is not { } found || Places(found) == 0)
            return;
        if (Picked >= Places(found))
            (Picked, Status) = (0, NotAmongFound);
        await Opened(found);
    }
}
