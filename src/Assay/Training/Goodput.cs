namespace Assay.Training;

/// <summary>What failures and checkpoints leave of the time on the clock. All times share one unit; here hours are used.</summary>
public static class Goodput
{
    /// <summary>Young's interval between checkpoints, √(2δM) (J. W. Young, Communications of the ACM 17, 1974).</summary>
    /// <param name="write">δ: time that one checkpoint keeps training waiting.</param>
    /// <param name="betweenFailures">M: mean time between failures of the whole job; infinite where nothing fails.</param>
    public static double Young(double write, double betweenFailures) => Math.Sqrt(2 * write * betweenFailures);

    /// <summary>
    /// Daly's interval of higher order (J. T. Daly, Future Generation Computer Systems 22, 2006, equation 37): Young's with a
    /// correction for failures within the interval; M itself where writing takes 2M or more.
    /// </summary>
    /// <param name="write">δ: time that one checkpoint keeps training waiting.</param>
    /// <param name="betweenFailures">M: mean time between failures of the whole job; infinite where nothing fails.</param>
    /// <returns>Work between two checkpoints, the write not included.</returns>
    public static double Daly(double write, double betweenFailures)
    {
        if (write >= 2 * betweenFailures)
            return betweenFailures;
        var ratio = write / (2 * betweenFailures);
        return (Young(write, betweenFailures) * (1 + (Math.Sqrt(ratio) / 3) + (ratio / 9))) - write;
    }

    /// <summary>
    /// Expected time on the clock (Daly 2006, equation 20): T = M e^(R/M) (e^((τ+δ)/M) − 1) T_s/τ, for failures that come as a
    /// Poisson process and may also strike while a checkpoint is written or the job restarts.
    /// </summary>
    /// <param name="work">T_s: time that the work takes where nothing fails.</param>
    /// <param name="interval">τ: work between two checkpoints; infinite for none at all, which only a job without failures survives.</param>
    /// <param name="write">δ: time that one checkpoint keeps training waiting.</param>
    /// <param name="restart">R: time from a failure until training goes on from the last checkpoint.</param>
    /// <param name="betweenFailures">M: mean time between failures of the whole job; infinite where nothing fails.</param>
    /// <returns>Infinite where the job never ends.</returns>
    public static double WallTime(double work, double interval, double write, double restart, double betweenFailures) =>
        work / Share(interval, write, restart, betweenFailures);

    /// <summary>Goodput: the work over the expected time on the clock, T_s/T, from 0 (it never ends) to 1.</summary>
    /// <param name="interval">τ: work between two checkpoints.</param>
    /// <param name="write">δ: time that one checkpoint keeps training waiting.</param>
    /// <param name="restart">R: time from a failure until training goes on from the last checkpoint.</param>
    /// <param name="betweenFailures">M: mean time between failures of the whole job; infinite where nothing fails.</param>
    public static double Share(double interval, double write, double restart, double betweenFailures)
    {
        if (double.IsPositiveInfinity(betweenFailures))
            return double.IsPositiveInfinity(interval) ? 1 : interval / (interval + write);
        if (interval == 0)
            return write == 0 ? Math.Exp(-restart / betweenFailures) : 0;
        return interval / betweenFailures / (Math.Exp(restart / betweenFailures) * ExpMinusOne((interval + write) / betweenFailures));
    }

    // e^x − 1 without the loss of digits for small x (Higham, Accuracy and Stability of Numerical Algorithms, section 1.14.1).
    private static double ExpMinusOne(double x)
    {
        var power = Math.Exp(x);
        return power == 1 ? x : double.IsPositiveInfinity(power) ? power : (power - 1) * x / Math.Log(power);
    }
}
