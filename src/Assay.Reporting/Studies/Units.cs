using Assay.Quantities;
using Assay.Reporting.Languages;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Studies;

/// <summary>What units of a sweep are called.</summary>
internal static class Units
{
    public static string Of(OutputColumn output) => Of(output.Unit);

    public static string Of(Unit unit) => unit.IsShare ? "%" : unit.Symbol.Length == 0 ? Say("a plain number") : Language.Current.Style.Unit(unit.Symbol, true);
}
