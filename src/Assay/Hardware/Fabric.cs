namespace Assay.Hardware;

/// <summary>The network that joins scale-up domains: what a GPU sees of it.</summary>
/// <param name="Domain">GPUs that the fast links join: 8 in a server, 72 in an NVL72 rack.</param>
/// <param name="Bandwidth">Bytes a second that a GPU sends to other domains, one direction.</param>
/// <param name="Latency">Seconds for one message to another domain.</param>
/// <param name="Oversubscription">How much of the bandwidth is lost above the first switches: 1 is none.</param>
/// <param name="InNetworkReduction">Whether switches add up what they pass on, so that an all-reduce sends each byte once.</param>
public sealed record Fabric(int Domain, double Bandwidth, double Latency, double Oversubscription = 1, bool InNetworkReduction = false);
