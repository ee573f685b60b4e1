using System.Text;

namespace Assay.Reporting;

/// <summary>A file to be written.</summary>
/// <param name="Path">Where.</param>
/// <param name="Content">All of it.</param>
public sealed record OutputFile(string Path, byte[] Content)
{
    /// <summary>A text, as UTF-8.</summary>
    public OutputFile(string path, string text)
        : this(path, Encoding.UTF8.GetBytes(text))
    {
    }
}
