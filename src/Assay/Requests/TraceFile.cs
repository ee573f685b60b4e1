using System.Globalization;
using Assay.Documents;

namespace Assay.Requests;

/// <summary>
/// Reads recorded requests from a CSV file, under the names of columns that published traces use: those of the Azure LLM
/// inference traces, of BurstGPT, of Vidur and of Mooncake among them.
/// </summary>
public static class TraceFile
{
    private static readonly string[] SecondsNames = ["arrival", "arrival_s", "arrived_at", "arrival_time", "timestamp", "time"];
    private static readonly string[] MillisecondsNames = ["arrival_ms", "timestamp_ms"];
    private static readonly string[] InputNames = ["input", "input_tokens", "input_length", "prompt_tokens", "num_prefill_tokens", "contexttokens", "context_tokens", "request tokens", "request_tokens"];
    private static readonly string[] OutputNames = ["output", "output_tokens", "output_length", "completion_tokens", "num_decode_tokens", "generatedtokens", "generated_tokens", "response tokens", "response_tokens"];
    private static readonly string[] CachedNames = ["cached", "cached_tokens", "cached_input_tokens", "num_cached_tokens", "prefix_hit_tokens"];

    /// <summary>Reads a trace. Arrivals are seconds, milliseconds or days with a time, and are counted from the first.</summary>
    /// <exception cref="InputException">It cannot be used; every line at fault is told.</exception>
    public static RequestTrace Read(SourceText source)
    {
        var errors = new Errors();
        var seconds = new List<double>();
        var input = new List<int>();
        var output = new List<int>();
        var cached = new List<int>();
        Columns? columns = null;
        var first = double.NaN;
        var last = double.NegativeInfinity;
        CsvTable.Read(source, "trace", [], exact: false, errors, row =>
        {
            columns ??= Columns.Of(row.Headers, source);
            var at = columns.Time(row);
            var tokens = Count(row, columns.Input, 1);
            var answer = Count(row, columns.Output, 1);
            var hit = columns.Cached is { } name ? Count(row, name, 0) : 0;
            if (hit > tokens)
                throw new InputException(row.At, $"The prompt has {tokens} tokens, and {hit} of them are cached.", "Count cached tokens as part of the prompt.");
            if (at < last)
                throw new InputException(row.At, $"The request arrives before the one on the line above it: '{row[columns.Arrival]}'.", "Sort the trace by arrival.");
            last = at;
            if (double.IsNaN(first))
                first = at;
            seconds.Add(at - first);
            input.Add(tokens);
            output.Add(answer);
            cached.Add(hit);
            return 0;
        });
        errors.ThrowIfAny();
        if (seconds.Count == 0)
            throw new InputException(source.Start, "The trace has no requests.", "Give a header and a line for each request: arrival,input_tokens,output_tokens.");
        return new(seconds, input, output, columns!.Cached is null ? null : cached);
    }

    private static int Count(CsvRow row, string column, int least)
    {
        var text = row[column];
        // Some traces write whole numbers with a point.
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= int.MaxValue / 2 && value == Math.Floor(value)
            ? (int)value
            : throw new InputException(row.At, $"'{text}' under '{column}' is no whole number of tokens from {least} on.", value == 0 ? "Leave out requests that failed." : "Write a whole number.");
    }

    private sealed record Columns(string Arrival, double Scale, string Input, string Output, string? Cached)
    {
        public static Columns Of(string[] headers, SourceText source)
        {
            string? Find(string[] names) => names.Select(name => Array.Find(headers, header => header.Equals(name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(header => header is not null);
            string Needed(string? found, Message what, string[] names) =>
                found ?? throw new InputException(source.Start, $"The trace has no column for {what}.", $"Call it '{names[0]}', or one of {string.Join(", ", names.Skip(1))}.");
            var milliseconds = Find(MillisecondsNames);
            return new(
                Needed(milliseconds ?? Find(SecondsNames), "arrivals", [.. SecondsNames, .. MillisecondsNames]),
                milliseconds is null ? 1 : 0.001,
                Needed(Find(InputNames), "tokens of prompts", InputNames),
                Needed(Find(OutputNames), "tokens of answers", OutputNames),
                Find(CachedNames));
        }

        public double Time(CsvRow row)
        {
            var text = row[Arrival];
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return double.IsFinite(number) && number >= 0 ? number * Scale : throw Wrong(row, text);
            // 7 digits of a second are read, more are cut off.
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? (day - DateTimeOffset.UnixEpoch).TotalSeconds : throw Wrong(row, text);
        }

        private InputException Wrong(CsvRow row, string text) =>
            new(row.At, $"'{text}' under '{Arrival}' is no time that is not negative.", "Write seconds, such as 12.5, or a day with a time, such as 2024-05-10 00:00:01.25.");
    }
}
