using Assay.Documents;

namespace Assay.Records;

/// <summary>Words for the names that reports of records have: outcomes, rungs, states of a pool, kinds of allocations.</summary>
public static class RecordWords
{
    /// <summary>What a person reads for a name; the name itself where it is one of the records'.</summary>
    public static Message Of(string name) => name switch
    {
        "completed" => (Message)"completed",
        "resumed" => "resumed",
        "crashed" => "crashed",
        "cancelled" => "cancelled",
        "timed out" => "timed out",
        "requeued" => "requeued",
        "empty" => "empty",
        "final run" => "final run",
        "failed and repeated attempts" => "failed and repeated attempts",
        "experiments" => "experiments",
        "evaluation" => "evaluation",
        "data" => "data",
        "serving and other business" => "serving and other business",
        "idle share" => "idle share",
        "people" => "people",
        "overhead" => "overhead",
        "reserved but unused" => "reserved but unused",
        "unmounted" => "unmounted",
        "unallocated" => "unallocated",
        _ => name,
    };
}
