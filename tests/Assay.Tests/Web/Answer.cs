using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Assay.Tests.Web;

/// <summary>What the API answered.</summary>
internal sealed record Answer(HttpStatusCode Status, string Type, string Text, HttpResponseHeaders Headers)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string Detail => Json.GetProperty("detail").GetString()!;

    public static async Task<Answer> Get(HttpClient client, string path) => await Of(await client.GetAsync(path, TestContext.Current.CancellationToken));

    public static Task<Answer> Post(HttpClient client, string path, string body = "", string type = "application/yaml") => Post(client, path, Encoding.UTF8.GetBytes(body), type);

    public static async Task<Answer> Post(HttpClient client, string path, byte[] body, string type = "application/yaml")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return await Of(await client.PostAsync(path, content, TestContext.Current.CancellationToken));
    }

    public static async Task<Answer> Of(HttpResponseMessage response)
    {
        using (response)
            return new Answer(response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers);
    }
}
