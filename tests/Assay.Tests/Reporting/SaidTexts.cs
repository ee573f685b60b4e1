using Assay.Tests.Layout;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Assay.Tests.Reporting;

/// <summary>A text in the sources.</summary>
/// <param name="Key">The English format, as a message makes it.</param>
/// <param name="Place">Its file and line.</param>
internal sealed record SaidText(string Key, string Place);

/// <summary>What becomes a <c>Message</c> in the sources, as the compiler sees it; pages of components by the code that is generated from them.</summary>
internal static class SaidTexts
{
    private const string Generated = "src/Assay.Web/obj/generated";

    private static readonly (string Folder, string Assembly)[] Projects =
        [("src/Assay", "Assay.Core"), ("src/Assay.Reporting", "Assay.Reporting"), ("src/Assay.Commands", "Assay.Commands"), ("src/Assay.Cli", "assay"), ("src/Assay.Web", "assay-web")];

    private static readonly string[] Usings =
    [
        "System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    private static readonly string[] WebUsings =
    [
        "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration",
        "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging", "System.Net.Http.Json",
    ];

    private static readonly Lazy<(IReadOnlyList<SaidText> Texts, IReadOnlyList<SaidText> Prose)> Found = new(Scan);

    /// <summary>Texts that are written out where they become a message.</summary>
    public static IReadOnlyList<SaidText> Texts => Found.Value.Texts;

    /// <summary>Texts that are strings before they reach a message, so that it cannot be said in another language.</summary>
    public static IReadOnlyList<SaidText> Prose => Found.Value.Prose;

    private static (IReadOnlyList<SaidText> Texts, IReadOnlyList<SaidText> Prose) Scan()
    {
        var paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Concat(WebFramework());
        List<MetadataReference> references = [.. paths.Where(path => Projects.All(project => project.Assembly != Path.GetFileNameWithoutExtension(path))).Select(path => MetadataReference.CreateFromFile(path))];
        List<Compilation> compilations = [];
        foreach (var (folder, assembly) in Projects)
        {
            var compilation = Compile(folder, assembly, references);
            references.Add(compilation.ToMetadataReference());
            compilations.Add(compilation);
        }

        var read = compilations.SelectMany(compilation => compilation.SyntaxTrees.Select(tree => compilation.GetSemanticModel(tree))).AsParallel().AsOrdered().Select(model => new SaidTextReader(model)).ToArray();
        var strings = new ProseInStrings(compilations, read);
        return ([.. read.SelectMany(one => one.Texts), .. strings.Keys], strings.Found);
    }

    // The web server's framework lies beside the one that runs this.
    private static IEnumerable<string> WebFramework()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Directory.EnumerateFiles(Path.Combine(runtime, "../../Microsoft.AspNetCore.App", Path.GetFileName(runtime)), "Microsoft.*.dll");
    }

    private static CSharpCompilation Compile(string folder, string assembly, IEnumerable<MetadataReference> references)
    {
        var web = assembly == "assay-web";
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var paths = Repository.Sources(folder).Concat(web ? Components() : []);
        var usings = string.Concat((web ? Usings.Concat(WebUsings) : Usings).Select(name => $"global using {name};"))
            + string.Concat(Projects.Select(project => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{project.Assembly}\")]"));
        var trees = paths.AsParallel().AsOrdered().Select(path => CSharpSyntaxTree.ParseText(SourceText.From(Repository.Text(path)), options, path)).Append(CSharpSyntaxTree.ParseText(usings, options));
        return CSharpCompilation.Create(assembly, trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    private static IEnumerable<string> Components() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, Generated), "*_razor.g.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
