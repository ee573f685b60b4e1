using System.CommandLine;
using Assay.Cli;
using Assay.Cli.Commands;
using Assay.Documents;

return Entry.Run(args);

/// <summary>The command <c>assay</c>.</summary>
internal static class Entry
{
    private const int BadInput = 2;
    private const int InternalError = 3;

    public static int Run(string[] args)
    {
        try
        {
            var globals = new Globals();
            var root = new RootCommand("Assay: what an AI model really costs, and what a claim about its cost leaves out.")
            {
                AuditCommand.Create(globals),
                ExplainCommand.Create(globals),
                SensitivityCommand.Create(globals),
                CompareCommand.Create(globals),
                NewCommand.Create(),
                CatalogCommand.Create(globals),
            };
            globals.AddTo(root);
            var parsed = root.Parse(args);
            if (parsed.Errors.Count == 0)
                return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            foreach (var error in parsed.Errors)
                Console.Error.WriteLine(error.Message);
            Console.Error.WriteLine("'assay --help' shows what there is.");
            return BadInput;
        }
        catch (InputException refused)
        {
            Console.Error.WriteLine(refused.Message);
            if (refused.Errors.Count > 1)
                Console.Error.WriteLine($"\n{refused.Errors.Count} errors; nothing was computed.");
            return BadInput;
        }
        catch (IOException broken) when (broken.HResult == unchecked((int)0x80131620) || broken.Message.Contains("pipe", StringComparison.OrdinalIgnoreCase))
        {
            // Whoever read the output has gone, as with '| head'.
            return 0;
        }
        catch (Exception unexpected)
        {
            Console.Error.WriteLine($"assay met an error of its own: {unexpected.GetType().Name}: {unexpected.Message}");
            Console.Error.WriteLine("Please report it with the command and the case that led to it.");
            return InternalError;
        }
    }
}
