namespace Assay.Reporting;

public static class HtmlReport
{
    public static string Write(AuditResult audit) => Sentences.Answer(audit);
}
