namespace Assay.Web.Api;

/// <summary>A body that is not read at all.</summary>
internal sealed class BodyRefusedException(Problem problem) : Exception(problem.Detail.ToString())
{
    public Problem Problem => problem;
}
