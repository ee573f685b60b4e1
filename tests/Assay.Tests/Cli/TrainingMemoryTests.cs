namespace Assay.Tests.Cli;

public class TrainingMemoryTests
{
    [Fact]
    public void What_fits_ends_well()
    {
        var told = TrainingRuns.Run("memory").Succeeded();
        Assert.Contains("Fits:", told.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Smallest change", told.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_fit_ends_with_1_and_the_smallest_change()
    {
        var told = TrainingRuns.Run("memory", "-z", "none", "-mbs", "8");
        Assert.Equal(1, told.ExitCode);
        Assert.Contains("Does not fit:", told.Out, StringComparison.Ordinal);
        Assert.Contains("Smallest change that fits:", told.Out, StringComparison.Ordinal);
        Assert.Equal("", told.Error);
    }

    [Fact]
    public void The_smallest_change_does_fit()
    {
        var told = TrainingRuns.Run("memory", "-z", "none", "-mbs", "8", "--format", "json");
        Assert.Equal(1, told.ExitCode);
        var change = told.Json.GetProperty("smallest_change");
        Assert.InRange(change.GetProperty("memory_gb_per_gpu").GetProperty("total").GetDouble(), 1, told.Json.GetProperty("memory_there_gb_per_gpu").GetDouble());
        var memory = told.Json.GetProperty("memory_gb_per_gpu");
        Assert.Equal(memory.GetProperty("total").GetDouble(), memory.EnumerateObject().Where(kind => kind.Name != "total").Sum(kind => kind.Value.GetDouble()), 1e-6);
    }

    [Fact]
    public void The_kinds_of_memory_are_told_as_CSV() =>
        Assert.StartsWith("kind,gb_per_gpu\nweights,", TrainingRuns.Run("memory", "--format", "csv").Succeeded().Out, StringComparison.Ordinal);
}
