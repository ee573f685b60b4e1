using Assay.Uncertainty;

namespace Assay.Tests.Uncertainty;

public class DistributionReferences
{
    private static readonly double[] Probabilities = [1e-6, 0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999];

    /// <summary>
    /// Mean, standard deviation and quantiles by SciPy 1.10.1 (norm, lognorm, uniform, loguniform, triang, beta, gamma,
    /// truncnorm; brentq for the mixture, quad for the moments of the truncated lognormal).
    /// </summary>
    public static IEnumerable<TheoryDataRow<Distribution, double, double, double[]>> Rows =>
    [
        Row(new Normal(10, 3), 10.0, 3.0, [-4.260272926468696, 0.7293030814965604, 5.065439119145582, 7.976530749411754, 10.0, 12.023469250588246, 14.934560880854416, 19.27069691850344]),
        Row(new Lognormal(1.2, 0.7), 4.241852142820434, 3.373049289847262, [0.11914702834804843, 0.3816838563068786, 1.049802930308632, 2.0706388334584926, 3.3201169227365472, 5.32356304852551, 10.500233960483312, 28.880384115011736]),
        Row(new Uniform(-2, 5), 1.5, 2.0207259421636903, [-1.999993, -1.993, -1.65, -0.25, 1.5, 3.25, 4.6499999999999995, 4.993]),
        Row(new LogUniform(0.5, 800), 108.36624101505626, 177.8492220240027, [0.500003688893062, 0.5037025208126568, 0.7230627747959625, 3.162277660168379, 20.0, 126.49110640673518, 553.2023137449911, 794.1195119584737]),
        Row(new Triangular(1, 2, 10), 4.333333333333334, 2.0138409955990952, [1.003, 1.0948683298050514, 1.670820393249937, 2.6515307716504655, 4.0, 5.757359312880715, 8.102633403898972, 9.731671842700026]),
        Row(new Triangular(3, 3, 7), 4.333333333333333, 0.9428090415820634, [3.0000020000005, 3.002000500250156, 3.1012822620764147, 3.5358983848622456, 4.17157287525381, 5.0, 6.105572809000083, 6.8735088935932644]),
        Row(new Pert(2, 3, 9), 3.8333333333333335, 1.1632603333624865, [2.0002802984310186, 2.0228338072829373, 2.2897264245301754, 2.9113112933775818, 3.6402704804219885, 4.570819269160573, 6.040832891460513, 7.819614860721373]),
        Row(new Pert(-1, 4, 4), 3.166666666666667, 0.7042952122737638, [-0.6845213277599034, 0.25594321575479007, 1.746401358265294, 2.789291416275995, 3.3527528164806206, 3.7204375564745096, 3.948968908434942, 3.9989995997598315]),
        Row(new Beta(2, 5), 0.2857142857142857, 0.15971914124998499, [0.00025828782935406356, 0.008255492787746678, 0.06284989170835438, 0.16116291679032652, 0.26444998329566005, 0.3894794852007245, 0.5818034092520259, 0.818613866919134]),
        Row(new Beta(0.5, 0.5), 0.5, 0.3535533905932738, [2.46740110027031e-12, 2.4673990709169446e-06, 0.0061558297024311365, 0.14644660940672624, 0.4999999999999999, 0.8535533905932737, 0.9938441702975689, 0.999997532600929]),
        Row(new Beta(300, 2), 0.9933774834437086, 0.00465958638894233, [0.9459779540044644, 0.9697402692702158, 0.9843373284756908, 0.9910794882019418, 0.9944303748073786, 0.996806174307748, 0.9988181297052748, 0.9998489229554843]),
        Row(new Gamma(2.5, 4), 10.0, 6.324555320336759, [0.025792320412994174, 0.4204252052584384, 2.2909524521235385, 5.349205618864327, 8.702920382191053, 13.251359527658494, 22.140995387032703, 41.030011304865745]),
        Row(new Gamma(0.2, 1), 0.2, 0.4472135954999579, [6.525480843457301e-31, 6.525480843457226e-16, 2.0392131101128526e-07, 0.0006375926280520691, 0.02074633919282486, 0.17885916079317082, 1.0305257996426673, 4.101964324738666]),
        Row(new Gamma(5000, 0.01), 50.0, 0.7071067811865476, [46.71050953616446, 47.843342475469846, 48.84262567833768, 49.521264217573666, 49.99666670617572, 50.475102085471036, 51.168744488389684, 52.21365282705089]),
        Row(new Truncated(new Normal(0, 1), 0.5, 2), 1.0429933341424547, 0.3876616069315574, [0.5000008117455574, 0.5008119102587105, 0.5410163159508966, 0.7156922875842995, 0.9715234717294247, 1.3153450405906384, 1.786125102294766, 1.994734553112158]),
        Row(new Truncated(new Normal(0, 1), 6, 9), 6.158482604207159, 0.15487942340706362, [6.000000162377741, 6.000162456812522, 6.008323395301952, 6.046541477810143, 6.111565061795188, 6.221223198296109, 6.468992082745804, 7.036366477778472]),
        Row(Distribution.Interval(8, 12), 9.872663769818999, 1.221467833452382, [5.453742086902153, 6.694556957380459, 7.999999999999997, 9.016366740138093, 9.797958971132712, 10.647304259778775, 12.0, 14.34000795140956]),
        Row(Distribution.Interval(-5, 20), 7.5, 7.599460398897114, [-28.623459794054504, -15.984098034114798, -5.000000000000005, 2.37424185392287, 7.5, 12.62575814607713, 20.0, 30.984098034114798]),
        Row(Distribution.LognormalFromMeanSd(5, 2), 5.0, 1.9999999999999998, [0.7437547956470227, 1.4115750213579668, 2.463400803358249, 3.580056546399569, 4.642383454426297, 6.019939589950169, 8.748768819329152, 15.267855984868447]),
        Row(new Mixture([new Normal(0, 1), new Normal(4, 0.5)], [3, 7]), 2.8, 1.958315602756614, [-4.504062242310633, -2.7130518884727177, -0.967421566101701, 0.9674215599462019, 3.7170891121877156, 4.1830614380755256, 4.7326186377538075, 5.4913528534106835]),
        Row(new Truncated(new Lognormal(1, 1), 1, 20), 4.477288973856677, 3.620548940996345, [1.0000033820752972, 1.0033820817282673, 1.1698248782173541, 1.9159324348437472, 3.2247957782745735, 5.736593834635585, 12.463911508032623, 19.706016344037277]),
        Row(new Beta(2, 5).Scale(8), 8 * 0.2857142857142857, 8 * 0.15971914124998499, [8 * 0.00025828782935406356, 8 * 0.008255492787746678, 8 * 0.06284989170835438, 8 * 0.16116291679032652, 8 * 0.26444998329566005, 8 * 0.3894794852007245, 8 * 0.5818034092520259, 8 * 0.818613866919134]),
    ];

    [Theory, MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void Quantiles_are_those_of_the_reference(Distribution distribution, double mean, double standardDeviation, double[] quantiles)
    {
        for (var i = 0; i < quantiles.Length; i++)
            Near(1e-10, quantiles[i], distribution.Quantile(Probabilities[i]), Math.Abs(mean) + standardDeviation);
    }

    [Theory, MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void Moments_are_those_of_the_reference(Distribution distribution, double mean, double standardDeviation, double[] quantiles)
    {
        Near(1e-8, mean, distribution.Mean, standardDeviation);
        Near(1e-8, standardDeviation, distribution.StandardDeviation, standardDeviation);
        Near(1e-10, quantiles[4], distribution.Median, standardDeviation);
    }

    [Theory, MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void Probabilities_are_those_of_the_reference(Distribution distribution, double mean, double standardDeviation, double[] quantiles)
    {
        Assert.InRange(mean, distribution.Support.Low, distribution.Support.High);
        Assert.True(standardDeviation > 0);
        for (var i = 0; i < quantiles.Length; i++)
            Near(1e-7, Probabilities[i], distribution.Cdf(quantiles[i]), 0.01);
    }

    /// <summary>Φ by SciPy 1.10.1, scipy.stats.norm.cdf.</summary>
    [Theory]
    [InlineData(-37, 5.7255712225239266e-300)]
    [InlineData(-8, 6.22096057427174e-16)]
    [InlineData(-5, 2.866515718791933e-07)]
    [InlineData(-1.5, 0.06680720126885807)]
    [InlineData(-0.1, 0.460172162722971)]
    [InlineData(0, 0.5)]
    [InlineData(0.7, 0.758036347776927)]
    [InlineData(3, 0.9986501019683699)]
    public void Phi_is_that_of_the_reference(double z, double p) => Near(1e-13, p, StandardNormal.Cdf(z), 0);

    /// <summary>The inverse by SciPy 1.10.1, scipy.stats.norm.ppf.</summary>
    [Theory]
    [InlineData(1e-300, -37.0470962993612)]
    [InlineData(1e-20, -9.262340089798409)]
    [InlineData(1e-06, -4.753424308822899)]
    [InlineData(0.01, -2.3263478740408408)]
    [InlineData(0.3, -0.5244005127080409)]
    [InlineData(0.5, 0.0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.999999, 4.753424308817087)]
    public void The_inverse_of_phi_is_that_of_the_reference(double p, double z) => Near(1e-13, z, StandardNormal.Quantile(p), 1e-3);

    private static void Near(double tolerance, double expected, double actual, double scale) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Max(Math.Abs(expected), scale), $"{actual:R} against {expected:R}");

    private static TheoryDataRow<Distribution, double, double, double[]> Row(Distribution distribution, double mean, double standardDeviation, double[] quantiles) =>
        new(distribution, mean, standardDeviation, quantiles);
}
