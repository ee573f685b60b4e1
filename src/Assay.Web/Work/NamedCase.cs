using Assay.Commands;
using Assay.Documents;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Work;

/// <summary>Finds the case that an address names.</summary>
internal static class NamedCase
{
    /// <exception cref="InputException">There is none.</exception>
    public static OpenedCase Find(string address, OwnCases own)
    {
        if (OwnCases.IsOwn(address))
        {
            return own.Find(address)
                ?? throw new InputException(null, Say("This case was opened in a page that is closed, and was not stored."), Say("Open its file again."));
        }

        return ShippedCases.Find(address) is { } text
            ? new OpenedCase(address, text)
            : throw new InputException(null, Say($"No case that comes with Assay is called '{address}'."), Nearest.Suggest(address, ShippedCases.Names, Say("The list of cases shows them all.")));
    }
}
