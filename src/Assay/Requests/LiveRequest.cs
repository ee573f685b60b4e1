namespace Assay.Requests;

/// <summary>A request on its way through an engine.</summary>
internal struct LiveRequest
{
    public long Number;

    /// <summary>When it came from its client, and when to this engine.</summary>
    public double Arrived;
    public double Queued;

    /// <summary>When its first token and its latest came out.</summary>
    public double FirstToken;
    public double LastToken;

    public int Input;
    public int Output;

    /// <summary>Tokens of the prompt that the prefix cache held.</summary>
    public int Cached;

    /// <summary>Tokens whose keys and values are needed before the next token comes out, and how many of them are there already.</summary>
    public int Context;
    public int Read;

    /// <summary>When its prompt was begun, and the seconds that a part of the engine takes to read what was read of it.</summary>
    public double Begun;
    public double Alone;

    /// <summary>Tokens of the answer that there are.</summary>
    public int Made;

    /// <summary>Keys and values that stay through a preemption: those of the prefix cache.</summary>
    public int Kept;

    /// <summary>The engine's count of decode steps when it began to decode.</summary>
    public long Joined;

    /// <summary>Admitted before and after it at the same engine; -1 for none.</summary>
    public int Before;
    public int After;
    public bool Decodes;

    /// <summary>Two uniform draws for the choice of its decode engine.</summary>
    public float RouteOne;
    public float RouteTwo;

    public readonly int Tokens => Input + Output;
}

/// <summary>A request whose keys and values are on their way to a decode engine.</summary>
internal readonly record struct Handover(double At, LiveRequest Request);
