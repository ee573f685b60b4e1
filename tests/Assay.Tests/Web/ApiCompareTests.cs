using System.Net;
using System.Text;
using Assay.Tests.Cli;

namespace Assay.Tests.Web;

/// <summary>Two cases in one request, as the parts of a form.</summary>
public sealed class ApiCompareTests(ApiTests.Shared shared) : IClassFixture<ApiTests.Shared>
{
    private static readonly string Hour = Layout.Repository.Text("cases/h100-hour.yaml");
    private static readonly string Story = Layout.Repository.Text("cases/deepseek-v3.yaml");

    [Theory]
    [InlineData("")]
    [InlineData("&set=fleet.ownership%3D5%20years", "--set", "fleet.ownership=5 years")]
    public async Task Two_cases_are_compared_as_the_command_compares_them(string query, params string[] options)
    {
        var answer = await Send($"/api/compare?samples=300{query}", ("first", Hour), ("second", Story));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var told = AssayCommand.Run(["compare", Repository.Case("h100-hour"), Repository.Case("deepseek-v3"), "--samples", "300", "--format", "json", .. options]).Succeeded().Out;
        Assert.Equal(told, answer.Text);
        Assert.Equal(("h100-hour", "deepseek-v3"), (answer.Json.GetProperty("first").GetString(), answer.Json.GetProperty("second").GetString()));
    }

    [Fact]
    public async Task An_error_names_the_part_that_it_is_in()
    {
        var answer = await Send("/api/compare", ("first", Hour), ("second", "case: x\nas_of: 2025-01-31\nquantities:\n  b: nowhere * 2\n"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var error = Assert.Single(answer.Json.GetProperty("errors").EnumerateArray());
        Assert.Equal(("second.yaml", 4), (error.GetProperty("source").GetString(), error.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task A_form_without_a_part_is_refused() => Refused(await Send("/api/compare", ("first", Hour)), "The form has no part 'second'.");

    [Fact]
    public async Task A_form_with_a_part_twice_is_refused() => Refused(await Send("/api/compare", ("first", Hour), ("first", Story), ("second", Story)), "The form has the part 'first' twice.");

    [Fact]
    public async Task A_form_with_a_part_that_nothing_reads_is_refused() => Refused(await Send("/api/compare", ("first", Hour), ("/etc/passwd", Story)), "The form has a part '/etc/passwd', which nothing reads.");

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=a")]
    public async Task A_body_that_is_no_form_is_refused(string type) => Refused(await Answer.Post(shared.Client, "/api/compare", Hour, type), "The body is not the form that its content type announces.");

    [Fact]
    public async Task Only_what_compares_reads_a_form()
    {
        using var form = new MultipartFormDataContent { { new StringContent(Hour), "first" }, { new StringContent(Hour), "second" } };
        var answer = await Answer.Of(await shared.Client.PostAsync("/api/audit", form, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
    }

    [Fact]
    public async Task Two_cases_together_are_held_to_the_size_of_a_body()
    {
        var large = Hour + "#" + new string('x', 2_200_000);
        try
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Send("/api/compare", ("first", large), ("second", large))).Status);
        }
        catch (HttpRequestException cut) when (cut.InnerException is IOException)
        {
            // The server may hang up while the rest is still on its way.
        }

        Assert.Equal("healthy\n", (await Answer.Get(shared.Client, "/healthz")).Text);
    }

    [Fact]
    public async Task The_document_of_the_API_describes_the_form()
    {
        var body = (await Answer.Get(shared.Client, "/openapi/v1.json")).Json.GetProperty("paths").GetProperty("/api/compare").GetProperty("post").GetProperty("requestBody").GetProperty("content");
        Assert.True(body.TryGetProperty("application/yaml", out _));
        var schema = body.GetProperty("multipart/form-data").GetProperty("schema");
        Assert.Equal(["first", "second"], schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).Order());
        Assert.Equal("string", schema.GetProperty("properties").GetProperty("second").GetProperty("type").GetString());
    }

    private static void Refused(Answer answer, string problem)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith(problem, answer.Detail, StringComparison.Ordinal);
    }

    private async Task<Answer> Send(string path, params (string Name, string Text)[] parts)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, text) in parts)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), name);
        return await Answer.Of(await shared.Client.PostAsync(path, form, TestContext.Current.CancellationToken));
    }
}
