using System.Reflection;

namespace Assay.Commands;

/// <summary>The commented case to start from, which <c>assay new</c> writes.</summary>
public static class CaseTemplate
{
    /// <summary>Its text with an id for the case.</summary>
    public static string For(string id)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("new-case.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("NAME", id, StringComparison.Ordinal);
    }
}
