using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assay.Documents;

namespace Assay.Records;

/// <summary>Turns an answer of OpenCost's or Kubecost's <c>/allocation</c> into a listing, set by set: a row for each allocation.</summary>
internal static partial class OpenCostJson
{
    /// <summary>Parts the columns of the listing; no name holds it.</summary>
    public const char Delimiter = '\u001f';

    public static readonly string[] Numbers =
    [
        "minutes", "gpu_hours", "gpu_hours_requested", "gpu_hours_used", "cpu_hours", "cpu_hours_requested", "cpu_hours_used", "ram_byte_hours", "ram_byte_hours_requested", "ram_byte_hours_used",
        "gpu_cost", "cpu_cost", "ram_cost", "storage_cost", "network_cost", "shared_cost", "external_cost", "total_cost",
    ];

    public static readonly string[] Columns = ["set", "cluster", "level", "name", "kind", "began", "ended", "node", "namespace", "controller", "pod", "container", .. Numbers, "line", "column", "why", "told"];

    private static readonly string[] Specials = ["idle", "unmounted", "unallocated"];
    private static readonly Message Remedy = "Make it by: curl 'http://OPENCOST:9003/allocation?window=7d&step=1d&accumulate=false'";

    /// <exception cref="InputException">The file is no such answer.</exception>
    public static void Check(Piece piece)
    {
        var head = new char[1 << 16];
        using var reader = new StreamReader(piece.Path, Encoding.UTF8);
        var text = new string(head, 0, reader.ReadBlock(head));
        if (!Data().IsMatch(text))
            throw new InputException(new SourceText(piece.Name, text).Start, "This is no answer of OpenCost: it has no list 'data' of allocations.", Remedy);
    }

    /// <summary>Writes the listing.</summary>
    public static void Write(string json, string listing)
    {
        using var to = new StreamWriter(listing, false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        to.WriteLine(string.Join(Delimiter, Columns));
        var stream = new JsonJobs(json, "data");
        var number = 0;
        foreach (var (set, line) in stream.Read())
        {
            using (set)
            {
                foreach (var allocation in set.RootElement.EnumerateObject())
                    Row(to, Cells(allocation, number, line));
            }

            number++;
        }

        if (stream.CutAt is { } cut)
            Row(to, new() { ["line"] = Text(cut), ["why"] = "cut" });
    }

    private static Dictionary<string, string?> Cells(JsonProperty named, int set, long line)
    {
        var (one, row) = (named.Value, new Dictionary<string, string?> { ["set"] = Text(set), ["name"] = named.Name, ["line"] = Text(line) });
        var place = $"data[{Text(set)}]['{named.Name}']";
        Dictionary<string, string?> Refused(string column, string why, string? told)
        {
            (row["column"], row["why"], row["told"]) = ($"{place}.{column}", why, told);
            return row;
        }

        var window = one.At("window");
        if (Moment(window.At("start") is { ValueKind: JsonValueKind.String } start ? start : one.At("start")) is not { } began || Moment(window.At("end") is { ValueKind: JsonValueKind.String } end ? end : one.At("end")) is not { } ended)
            return Refused("window", "window", window.ValueKind == JsonValueKind.Undefined ? named.Name : window.GetRawText());
        if (ended <= began)
            return Refused("window", "ends", window.GetRawText());
        var (gpu, properties) = (one.At("gpuAllocation"), one.At("properties"));
        double?[] numbers =
        [
            Number(one, "minutes"), Number(one, "gpuHours"), Number(gpu, "gpuRequestAverage") ?? Number(one, "gpuRequestAverage"), Number(gpu, "gpuUsageAverage") ?? Number(one, "gpuUsageAverage"),
            Number(one, "cpuCoreHours"), Number(one, "cpuCoreRequestAverage"), Number(one, "cpuCoreUsageAverage"), Number(one, "ramByteHours"), Number(one, "ramByteRequestAverage"), Number(one, "ramByteUsageAverage"),
            Cost(one, "gpuCost"), Cost(one, "cpuCost"), Cost(one, "ramCost"), Cost(one, "pvCost"), Sum(Cost(one, "networkCost"), Cost(one, "loadBalancerCost")), Number(one, "sharedCost"), Number(one, "externalCost"), Number(one, "totalCost"),
        ];
        if (numbers[^1] is null)
            return Refused("totalCost", "total", named.Name);
        if (numbers.Take(10).Any(number => number < 0))
            return Refused(Numbers[Array.FindIndex(numbers, number => number < 0)], "negative", Text(numbers.First(number => number < 0)));
        if (numbers[1] * 60 > 0 && numbers[0] > ((ended - began).TotalMinutes * 1.01) + 1)
            return Refused("minutes", "longer", Text(numbers[0]));
        // Averages are told over the minutes that it ran; GPUs in use are told as a share of those allocated.
        var hours = numbers[0] / 60;
        foreach (var average in (int[])[2, 5, 6, 8, 9])
            numbers[average] *= hours;
        numbers[3] *= numbers[1];
        foreach (var (name, number) in Numbers.Zip(numbers))
            row[name] = Text(number);
        foreach (var name in (string[])["cluster", "node", "namespace", "controller", "pod", "container"])
            row[name] = Word(properties.At(name));
        (row["began"], row["ended"]) = (Written(began), Written(ended));
        row["kind"] = Specials.FirstOrDefault(special => named.Name.Split('/').Contains($"__{special}__", StringComparer.Ordinal)) ?? "workload";
        row["level"] = Level(named.Name, row);
        return row;
    }

    // What the answer was grouped by shows in its names.
    private static string Level(string name, Dictionary<string, string?> row)
    {
        if (name.Count(c => c == '/') == 4)
            return "container";
        return ((string[])["namespace", "controller", "pod", "node", "cluster", "container"]).FirstOrDefault(level => row[level] == name) ?? "other";
    }

    private static double? Cost(JsonElement one, string name) => Sum(Number(one, name), Number(one, $"{name}Adjustment"));

    private static double? Sum(double? left, double? right) => left is null && right is null ? null : (left ?? 0) + (right ?? 0);

    private static double? Number(JsonElement one, string name) => one.At(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static DateTime? Moment(JsonElement told) => told.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(told.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.UtcDateTime : null;

    private static string Written(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string? Word(JsonElement element) => element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text ? text : null;

    private static string? Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static JsonElement At(this JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static void Row(StreamWriter to, Dictionary<string, string?> row) =>
        to.WriteLine(string.Join(Delimiter, Columns.Select(column => row.GetValueOrDefault(column)?.Replace(Delimiter, ' ').ReplaceLineEndings(" ") ?? "")));

    [GeneratedRegex("\"data\"\\s*:\\s*\\[\\s*(\\{|null|\\])")]
    private static partial Regex Data();
}
