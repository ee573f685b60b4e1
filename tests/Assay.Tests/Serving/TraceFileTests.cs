using Assay.Documents;
using Assay.Requests;

namespace Assay.Tests.Serving;

/// <summary>Traces as others publish them, and what is wrong with those that cannot be read.</summary>
public class TraceFileTests
{
    [Theory]
    [InlineData("arrival,input_tokens,output_tokens\n0,100,20\n1.5,200,30\n")]
    [InlineData("TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:15:46.6805900,100,20\n2023-11-16 18:15:48.1805900,200,30\n")]
    [InlineData("TIMESTAMP,ContextTokens,GeneratedTokens\n2024-05-10 00:00:00.009930+00:00,100,20\n2024-05-10 00:00:01.509930+00:00,200,30\n")]
    [InlineData("Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n5,ChatGPT,100,20,120,API log\n6.5,GPT-4,200,30,230,API log\n")]
    [InlineData("arrived_at,num_prefill_tokens,num_decode_tokens\n0.25,100.0,20\n1.75,200,30\n")]
    [InlineData("output_length,timestamp_ms,input_length\n20,1000,100\n30,2500,200\n")]
    public void Traces_of_the_field_read_alike(string text)
    {
        var trace = Read(text);
        Assert.Equal(2, trace.Count);
        Assert.Equal(0, trace.Seconds[0]);
        Assert.Equal(1.5, trace.Seconds[1], 6);
        Assert.Equal([100, 200], trace.Input);
        Assert.Equal([20, 30], trace.Output);
        Assert.Null(trace.Cached);
    }

    [Fact]
    public void Cached_tokens_are_read_where_there_are_any() =>
        Assert.Equal([80, 0], Read("arrival,input_tokens,output_tokens,cached_tokens\n0,100,20,80\n0,100,20,0\n").Cached!);

    [Theory]
    [InlineData("", 1, "no header", true)]
    [InlineData("arrival,input_tokens,output_tokens\n", 1, "no requests", false)]
    [InlineData("arrival,input_tokens\n0,1\n", 1, "no column for tokens of answers", false)]
    [InlineData("when,input_tokens,output_tokens\n0,1,1\n", 1, "no column for arrivals", false)]
    [InlineData("arrival,input_tokens,output_tokens\n0,1,1\n5,1,1\n4,1,1\n", 4, "arrives before the one on the line above it: '4'", false)]
    [InlineData("arrival,input_tokens,output_tokens\n0,1,1\n1,many,1\n", 3, "'many' under 'input_tokens' is no whole number", false)]
    [InlineData("arrival,input_tokens,output_tokens\n0,1,0\n", 2, "'0' under 'output_tokens'", false)]
    [InlineData("arrival,input_tokens,output_tokens\n0,-5,1\n", 2, "'-5' under 'input_tokens'", false)]
    [InlineData("arrival,input_tokens,output_tokens\n0,1.5,1\n", 2, "'1.5' under 'input_tokens'", false)]
    [InlineData("arrival,input_tokens,output_tokens\nsoon,1,1\n", 2, "'soon' under 'arrival' is no time", false)]
    [InlineData("arrival,input_tokens,output_tokens\n-1,1,1\n", 2, "'-1' under 'arrival'", false)]
    [InlineData("arrival,input_tokens,output_tokens\nNaN,1,1\n", 2, "'NaN' under 'arrival'", false)]
    [InlineData("arrival,input_tokens,output_tokens,cached\n0,10,1,11\n", 2, "has 10 tokens, and 11 of them are cached", false)]
    [InlineData("arrival,input_tokens,output_tokens\n0,1\n", 2, "2 cells, not 3", false)]
    public void A_trace_that_cannot_be_used_says_on_which_line_and_why(string text, int line, string problem, bool anyProblem)
    {
        var error = Assert.Single(Assert.Throws<InputException>(() => Read(text)).Errors);
        Assert.Equal(line, error.At!.Value.Line);
        if (!anyProblem)
            Assert.Contains(problem, error.Problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_lines_at_fault_are_told() =>
        Assert.Equal(2, Assert.Throws<InputException>(() => Read("arrival,input_tokens,output_tokens\n0,x,1\n1,1,1\n2,1,y\n")).Errors.Count);

    private static RequestTrace Read(string text) => TraceFile.Read(new SourceText("trace.csv", text));
}
