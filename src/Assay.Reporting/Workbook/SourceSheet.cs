using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Workbook;

/// <summary>The sources that the case rests on.</summary>
internal static class SourceSheet
{
    public static Sheet Write(AuditResult audit)
    {
        var sheet = new Sheet(WorkbookWords.Sources, [26, 26, 50, 12, 44, 18, 44]) { FrozenColumns = 1 };
        sheet.Head(WorkbookWords.Id, WorkbookWords.Publisher, WorkbookWords.Title, WorkbookWords.Date, WorkbookWords.Address, WorkbookWords.Read, WorkbookWords.Note);
        foreach (var source in audit.Sources)
        {
            var address = Uri.TryCreate(source.Url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") ? source.Url : null;
            sheet.Add(
                Cell.Of(source.Id, Look.Code),
                Cell.Of(source.Publisher, Look.Wrapped),
                Cell.Of(source.Title, Look.Wrapped),
                Cell.Of(source.Date),
                address is null ? Cell.Of(source.Url) : Cell.Of(address, Look.Link) with { Link = address },
                Cell.Of(Labels.ReadAs(source.Read)),
                Cell.Of(Say(source.Note), Look.Wrapped));
        }

        return sheet;
    }
}
