using System.Xml.Linq;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Spending;

/// <summary>What each model cost in a sentence, and whether all of it reconciles.</summary>
internal static class AnswerPart
{
    private const int MostModels = 5;

    public static XElement Of(SpendingFigures figures)
    {
        var section = Section("answer", Labels.Answer, Told(figures));
        section.Add(Class("answer"));
        return section;
    }

    private static IEnumerable<object?> Told(SpendingFigures figures)
    {
        var (report, money) = (figures.Report, figures.Report.Money);
        if (money is null)
        {
            yield return P(SpendingWords.Held(report));
            yield return P(Class("small"), SpendingWords.NoMoney);
            yield break;
        }

        var models = money.Models.Where(model => model.Model is not null || model.Cents != 0).OrderBy(model => model.Model is null).ThenByDescending(model => model.Cents).ToArray();
        if (models.Length > 0)
            yield return P(string.Join(" ", models.Take(MostModels).Select(model => SpendingWords.Answer(model, money))));
        yield return P(SpendingWords.Whole(money));
        yield return P(Span(money.Reconciles ? "chip good" : "chip bad", SpendingWords.Reconciles(money)));
        yield return P(Class("small"), SpendingWords.Held(report));
    }
}
