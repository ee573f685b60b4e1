namespace Assay.Commands;

/// <summary>What a command runs on: where its output goes, which files it may reach, who follows its progress and may stop it.</summary>
public sealed class CommandHost
{
    /// <summary>Opens where the result goes, as UTF-8.</summary>
    public required Func<Stream> Output { get; init; }

    /// <summary>Where messages and progress bars go.</summary>
    public required TextWriter Error { get; init; }

    public required ICommandFiles Files { get; init; }

    /// <summary>Whether a person sees the result as it is printed.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether a person sees messages as they are printed.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Told what is under way and the share of it that is done, from 0 to 1; from several threads.</summary>
    public Action<string, double>? Progress { get; init; }

    /// <summary>Told of what a result must be read with, whether or not it is printed as well.</summary>
    public Action<string>? Warned { get; init; }

    /// <summary>Stops long work.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The terminal and the files of this process.</summary>
    public static CommandHost Local() => new()
    {
        Output = Console.OpenStandardOutput,
        Error = Console.Error,
        Files = new LocalFiles(),
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
    };
}
