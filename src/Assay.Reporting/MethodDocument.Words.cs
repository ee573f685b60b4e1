using System.Globalization;
using Assay.Economics;

namespace Assay.Reporting;

/// <content>The sentences of the document.</content>
public static partial class MethodDocument
{
    private const string Formulas = """

        `assay methods CASE` prices every run of a case by each, side by side; `assay explain CASE NAME` opens each figure, as it does
        any other. A method that has no price for a chip says so, and no total counts it as zero.

        ### epoch-amortised

        Cottier et al. 2024, [arXiv 2405.21015](https://arxiv.org/abs/2405.21015), with the constants of the script that they publish:

            price_at_acquisition = earliest price of a DGX server for each accelerator, else price of the chip × what a server adds
            price_at_start       = price_at_acquisition × exp(−0.14 ln 10 × years from acquisition to start)
            hardware_per_gpu_hour = price_at_start × 0.14 ln 10 / year
            hardware     = hardware_per_gpu_hour × GPU-hours
            interconnect = hardware × 0.19 / (1 − 0.19)
            energy       = rated power × server over chip × share drawn × PUE × GPU-hours × US industrial tariff of the year
            purchase     = accelerators × price_at_acquisition / (1 − 0.19)

        Acquisition is the day of the price, and at the earliest 90 days after release; Google has its chips at release. A run that
        begins before the method's price of a bought chip takes the price as it stands. 0.14 is the growth of performance
        per dollar in orders of magnitude a year. The method charges 32 % of the hardware's worth a year whatever its life, and nothing
        for hours that nobody used. Electricity takes the tariff of the year of publication in Epoch's list, and in a case that of the
        year in which the run began.

        ### cloud-price

        GPU-hours × the rate for three years' commitment. The rate is the last one listed before the day 60 days ahead of the start,
        else the first after it; of the longest term that anybody lists, by the first of Amazon, Microsoft and Google that lists
        it, else by another vendor. Rates for a shorter term are brought to three years by the vendor's usual discounts.

        ### levelised-tco

        Reconstructed from figures in the free part of the trade press; the paid model was not read.

            cost_per_gpu_hour = (all-in price × r / (1 − (1 + r)^−4) + colocation × all-in power) / utilisation

        with r = 10 % a year, colocation at 130 dollars a kW and month, and a utilisation of 100 %, since the published figure is for
        an hour owned. For the H100, 31,250 dollars and 1.389 kW all in, this is 1.37 dollars; the publication says 1.42. Its capital
        would have to cost 12.0 % a year, or its space 155 dollars a kW and month, to give that figure; the parts are not published.
        Where no all-in price is published, the price of a server around the start stands in, times what network and storage add.


        """;

    private const string AboutErrors = """

        An error is computed over listed, less one. The list is told in dollars of December 2024: each cost is multiplied by
        119.349 over the producer price index (PCU518210518210) of its month of publication, as the index stood when the list was
        made; the last months were revised later, which moves the four runs of 2025 by 1.7 to 2.2 %.
        The list is `model_costs.csv` of Epoch's repository, commit 263c40a. Its newer script is the same method in dollars of June 2025;
        `model_costs_updated.csv` of the same repository differs by a median factor of 1.5 without saying why, and is not reproduced.


        """;

    private const string AboutRuns = """
        *Imputed*: the chip is not published, and Epoch takes the commonest of the year. *Hours from*: stated GPU-hours, else
        GPUs × time on the clock, else compute over peak rate and utilisation, 37.5 % where none is published. For clouds Epoch takes
        GPUs × time where both are known, even where GPU-hours are stated; for PaLM and Gemini Ultra these differ by 11 and 4 %.
        A blank column means that the list has no figure.


        """;

    private const string AboutOurs = """
        Their hardware has no entry among the names that the script knows, so it leaves them out. The same rule, applied to prices
        of the catalogue, gives these costs (ours).


        """;

    private const string AboutChips = """

        A run on each of these chips, by every method, for an hour of an accelerator. `assay methods chip CHIP --start DATE` opens one.


        """;

    private static string Opening(MethodValidation validation) => string.Create(CultureInfo.InvariantCulture, $"""
        # Methods of others

        Three published ways of pricing a training run, under names of their own, and how exactly Assay's form of them gives the
        figures that Epoch published: {validation.Of(MethodValidation.Compared[0]).Count(pair => Math.Abs(pair.Figure.Error!.Value) <= MethodValidation.Allowed)} of {validation.Rows.Count(row => row.Comparisons[0].Published is not null)} runs within 2 %.

        This page is generated, and a test holds it to the list and to the program. Written anew by
        `assay methods validate measured/epoch_run_costs.csv --report docs/methods.md`.


        """);
}
