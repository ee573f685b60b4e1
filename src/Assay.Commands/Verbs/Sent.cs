namespace Assay.Commands.Verbs;

/// <summary>What a call may carry beside its parameters.</summary>
public enum Sent
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>A case in YAML, which the verb is about.</summary>
    Case,

    /// <summary>A case in YAML, or none.</summary>
    CaseOrNothing,

    /// <summary>The config.json of a model, or none where the parameter <c>model</c> names one.</summary>
    ModelOrNothing,
}
