using System.CommandLine;
using Spectre.Console;

namespace Assay.Cli;

/// <summary>Shows a progress bar on standard error while work lasts; where nobody watches, the work runs bare.</summary>
internal static class LongWork
{
    public static T Run<T>(Globals globals, ParseResult parsed, string what, Func<IProgress<double>?, T> work)
    {
        if (globals.Quiet(parsed) || Console.IsErrorRedirected)
            return work(null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error), ColorSystem = globals.Color(parsed) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors });
        return console.Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask(Markup.Escape(what), maxValue: 1);
            return work(new Bar(task));
        });
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
