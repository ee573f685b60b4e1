using Assay.Commands;
using Assay.Documents;

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
                ?? throw new InputException(null, Components.Speech.Say("This case was opened in a page that is closed, and was not stored."), Components.Speech.Say("Open its file again."));
        }

        return ShippedCases.Find(address) is { } text
            ? new OpenedCase(address, text)
            : throw new InputException(null, Components.Speech.Say("No case that comes with Assay is called '{0}'.", address), Nearest.Suggest(address, ShippedCases.Names, Components.Speech.Say("The list of cases shows them all.")));
    }
}
