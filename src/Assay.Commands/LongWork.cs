using System.CommandLine;
using Spectre.Console;

namespace Assay.Commands;

/// <summary>Shows a progress bar on standard error while work lasts; where nobody watches, the work runs bare.</summary>
internal static class LongWork
{
    public static T Run<T>(Globals globals, ParseResult parsed, string what, Func<IProgress<double>?, T> work)
    {
        if (globals.Host.Progress is { } told)
            return work(new Following(globals.Host, what, told));
        if (globals.Quiet(parsed) || !globals.Host.ErrorIsTerminal)
            return work(null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(globals.Host.Error), ColorSystem = globals.Color(parsed) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors });
        return console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(context =>
        {
            var task = context.AddTask(Markup.Escape(what), maxValue: 1);
            return work(new Bar(task));
        });
    }

    // Work that takes no token of its own is stopped where it tells how far it is.
    private sealed class Following(CommandHost host, string what, Action<string, double> told) : IProgress<double>
    {
        public void Report(double value)
        {
            host.Cancellation.ThrowIfCancellationRequested();
            told(what, value);
        }
    }

    private sealed class Bar(ProgressTask task) : IProgress<double>
    {
        public void Report(double value)
        {
            lock (task)
                task.Value = Math.Max(task.Value, value);
        }
    }
}
