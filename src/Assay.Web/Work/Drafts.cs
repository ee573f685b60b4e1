namespace Assay.Web.Work;

/// <summary>What a reader wrote in the editor, for as long as the page stays open, so that another page may be looked at meanwhile.</summary>
internal sealed class Drafts
{
    private readonly Dictionary<string, string> written = [];

    public string? Find(string address) => written.GetValueOrDefault(address);

    public void Keep(string address, string text) => written[address] = text;

    public void Forget(string address) => written.Remove(address);
}
