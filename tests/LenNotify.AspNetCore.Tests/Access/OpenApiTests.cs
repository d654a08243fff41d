using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.AspNetCore.Tests;

public sealed class OpenApiTests
{
    [Theory]
    [InlineData(false, "total_count", "request_id", "action_url")]
    [InlineData(true, "totalCount", "requestId", "actionUrl")]
    public async Task The_hosts_document_has_every_endpoint_with_bodies_as_they_are_on_the_wire(bool camelCase, string total, string request, string url)
    {
        await using var host = await ApiHost.StartAsync(api: o => o.CamelCase = camelCase, build: b => b.Services.AddOpenApi(), map: app => app.MapOpenApi());
        using var client = new HttpClient();

        var document = JsonNode.Parse(await client.GetStringAsync(new Uri(host.Address, "/openapi/v1.json")))!;

        var described = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(one => $"{one.Key.ToUpperInvariant()} {path.Key.TrimEnd('/')}"));
        var mapped = host.Endpoints().Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(ApiHost.Prefix, StringComparison.Ordinal)
                && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IExcludeFromDescriptionMetadata>() is null)
            .Select(endpoint => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single()} {endpoint.RoutePattern.RawText!.TrimEnd('/')}");
        described.Should().Contain(mapped.Where(name => !name.EndsWith("/ws", StringComparison.Ordinal)), "a WebSocket is no request with an answer");
        var schemas = document["components"]!["schemas"]!;
        Properties(schemas, "PaginationBody").Should().Contain(total);
        Properties(schemas, "ProblemBody").Should().Contain(request);
        Properties(schemas, "ItemBody").Should().Contain(url);
        var list = document["paths"]![ApiHost.Prefix]?["get"] ?? document["paths"]![ApiHost.Prefix + "/"]!["get"]!;
        list["parameters"]!.AsArray().Select(parameter => (string)parameter!["name"]!).Should()
            .BeEquivalentTo("unread", "filtered", "type", "severity", "from", "to", "q", "limit", "cursor");
        list["responses"]!.AsObject().Select(answer => answer.Key).Should().BeEquivalentTo("200", "400", "401");
    }

    private static IEnumerable<string> Properties(JsonNode schemas, string name) => schemas[name]!["properties"]!.AsObject().Select(property => property.Key);
}
