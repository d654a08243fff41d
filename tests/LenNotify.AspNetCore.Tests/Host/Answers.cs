using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace LenNotify.AspNetCore.Tests;

/// <summary>What a client reads out of an answer.</summary>
internal static class Answers
{
    internal static async Task<JsonNode> JsonAsync(this Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.Should().BeTrue($"{(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    internal static async Task<JsonNode> ProblemAsync(this Task<HttpResponseMessage> asked, HttpStatusCode status, string code)
    {
        using var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, text);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = JsonNode.Parse(text)!;
        ((string?)problem["code"]).Should().Be(code, text);
        ((string?)problem["request_id"]).Should().NotBeNullOrEmpty();
        ((int)problem["status"]!).Should().Be((int)status);
        return problem;
    }

    internal static async Task StatusAsync(this Task<HttpResponseMessage> asked, HttpStatusCode status)
    {
        using var answer = await asked;
        answer.StatusCode.Should().Be(status, await answer.Content.ReadAsStringAsync());
    }

    internal static Task<HttpResponseMessage> SendAsync(this HttpClient client, HttpMethod method, string path, string? json = null, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return client.SendAsync(request);
    }

    internal static Task<HttpResponseMessage> PostJsonAsync(this HttpClient client, string path, object body) => client.PostAsJsonAsync(path, body);

    internal static string[] Titles(this JsonNode page) => [.. page["data"]!.AsArray().Select(item => (string)item!["title"]!)];
}
