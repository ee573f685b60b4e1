using System.CommandLine;
using Assay.Documents;
using Assay.Reporting;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay new NAME</c>: a commented case to start from.</summary>
internal static class NewCommand
{
    public static Command Create(Globals globals)
    {
        var name = new Argument<string>("name") { Description = Say("The name of the case; it is written to NAME.yaml.") };
        var force = new Option<bool>("--force") { Description = Say("Overwrite a file that is there.") };
        var command = new Command("new", Say("Write a commented case to start from.")) { name, force };
        command.SetAction(parsed =>
        {
            var given = parsed.GetRequiredValue(name);
            var path = Path.GetExtension(given).ToLowerInvariant() is ".yaml" or ".yml" ? given : given + ".yaml";
            var id = Path.GetFileNameWithoutExtension(path);
            // YAML reads 'null' as no name.
            if (id.Length == 0 || !char.IsAsciiLetterOrDigit(id[0]) || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') || id.Equals("null", StringComparison.OrdinalIgnoreCase))
                throw new InputException(null, $"'{given}' cannot be the name of a case.", "Use letters, digits, '-' and '_', a letter or digit first.");
            if (globals.Host.Files.Exists(path) && !parsed.GetValue(force))
                throw new InputException(null, $"There is a file '{path}' already.", "Choose another name, or overwrite it with --force.");
            globals.Host.Files.CheckWritable(path);
            globals.Host.Files.Write(new OutputFile(path, CaseTemplate.For(id)));
            if (!globals.Quiet(parsed))
                globals.Host.Error.WriteLine(Say($"Wrote {path}. Audit it with: assay audit {path}"));
            return 0;
        });
        return command;
    }
}
