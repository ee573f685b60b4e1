using System.Globalization;
using System.Text;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Api;

/// <summary>
/// Tells what a document must be read with in headers beside it, one a warning, so that the document stays what the command
/// prints. A sign that a header does not hold is percent-encoded, and so are the comma and the per cent sign.
/// </summary>
internal static class WarningHeader
{
    public const string Name = "Assay-Warning";

    /// <summary>Programs in between refuse headers that are much longer together.</summary>
    private const int MostBytes = 4096;

    public static void Write(HttpResponse response, IReadOnlyList<string> warnings)
    {
        var left = MostBytes;
        for (var told = 0; told < warnings.Count; told++)
        {
            var encoded = Encoded(warnings[told]);
            left -= encoded.Length;
            if (left < 0)
            {
                response.Headers.Append(Name, Encoded(Say($"Warnings that are not told here: {warnings.Count - told:N0}. The command line tells all.")));
                return;
            }

            response.Headers.Append(Name, encoded);
        }
    }

    private static string Encoded(string warning)
    {
        var encoded = new StringBuilder();
        foreach (var part in Encoding.UTF8.GetBytes(warning.Trim()))
        {
            if (part is >= (byte)' ' and <= (byte)'~' and not (byte)'%' and not (byte)',')
                encoded.Append((char)part);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{part:X2}");
        }

        return encoded.ToString();
    }
}
