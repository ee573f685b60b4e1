namespace Assay.Tests.Cli;

/// <summary><c>--lang fr</c>: people are spoken to in French, programs in English.</summary>
public sealed class FrenchCommandTests
{
    private static readonly string Case = Repository.Case("deepseek-v3");

    [Fact]
    public void An_audit_answers_in_French_with_French_amounts()
    {
        var told = AssayCommand.Run("audit", Case, "--lang", "fr", "--samples", "2000").Succeeded().Out.Replace('\u00A0', ' ').Replace('\u202F', ' ');
        Assert.Contains("le chiffre concorde dans son propre périmètre", told, StringComparison.Ordinal);
        Assert.Contains("5,576 M$", told, StringComparison.Ordinal);
        Assert.Contains("2,788 M heures-GPU", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    public void Documents_for_programs_are_the_same_in_every_language(string format) => Assert.Equal(
        AssayCommand.Run("audit", Case, "--samples", "500", "--format", format).Succeeded().Out,
        AssayCommand.Run("audit", Case, "--samples", "500", "--format", format, "--lang=fr").Succeeded().Out);

    [Fact]
    public void What_is_wrong_is_told_in_French()
    {
        var refused = AssayCommand.Run("explain", Case, "fleet.cpex", "--lang", "fr");
        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("Le cas 'deepseek-v3' ne contient rien", refused.Error.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_language_is_refused_in_words()
    {
        var refused = AssayCommand.Run("audit", Case, "--lang", "de");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("de", refused.Error, StringComparison.Ordinal);
        Assert.Contains("fr", refused.Error, StringComparison.Ordinal);
    }
}
