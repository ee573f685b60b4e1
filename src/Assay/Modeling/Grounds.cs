using Assay.Documents;

namespace Assay.Modeling;

/// <summary>What an input rests on. There is no third case.</summary>
public abstract record Grounds
{
    private Grounds(Message? note) => Note = note;

    /// <summary>What a reader should know of the value; may be null.</summary>
    public Message? Note { get; }

    /// <summary>The value was published.</summary>
    public sealed record Fact : Grounds
    {
        public Fact(IReadOnlyList<string> sources, Message? note = null) : base(note)
        {
            if (sources.Count == 0)
                throw new ArgumentException("A fact needs a source; without one it is an assumption.");
            Sources = sources;
        }

        /// <summary>The ids of the sources, at least one.</summary>
        public IReadOnlyList<string> Sources { get; }
    }

    /// <summary>Nobody published the value; whoever wrote the case chose it, and says why.</summary>
    public sealed record Assumption(Message Because) : Grounds(note: null);
}
