using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;

namespace LenNotify.AspNetCore.Tests;

public sealed class OpenApiTests
{
    private static readonly string[] Free = ["GET /health/detailed", "GET /metrics"];

    [Fact]
    public async Task The_document_is_the_approved_one()
    {
        await using var host = await DescribedHost.StartAsync();

        Approved.MatchFile(await host.DocumentAsync(), "../../../docs/openapi.json");
    }

    [Theory]
    [InlineData(false, "total_count", "request_id", "action_url")]
    [InlineData(true, "totalCount", "requestId", "actionUrl")]
    public async Task The_document_has_every_endpoint_with_bodies_as_they_are_on_the_wire(bool camelCase, string total, string request, string url)
    {
        await using var host = await DescribedHost.StartAsync(api: o => o.CamelCase = camelCase);

        var text = JsonNode.Parse(await host.DocumentAsync())!;

        var mapped = host.Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IExcludeFromDescriptionMetadata>() is null)
            .Select(endpoint => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single()} {Plain(endpoint.RoutePattern.RawText!)}");
        new ApiDocument(text).Operations.Select(operation => Plain(operation.Name)).Should().BeEquivalentTo(mapped);
        var schemas = text["components"]!["schemas"]!;
        Properties(schemas, "PaginationBody").Should().Contain(total);
        Properties(schemas, "ProblemBody").Should().Contain(request);
        Properties(schemas, "ItemBody").Should().Contain(url);
    }

    [Fact]
    public async Task Every_endpoint_says_what_it_takes_what_it_answers_and_with_which_problems()
    {
        await using var host = await DescribedHost.StartAsync();

        foreach (var (name, operation) in new ApiDocument(JsonNode.Parse(await host.DocumentAsync())!).Operations.Where(operation => !Free.Contains(operation.Name)))
        {
            var answers = operation["responses"]!.AsObject();
            ((string?)operation["summary"]).Should().NotBeNullOrEmpty(name);
            answers.Select(answer => answer.Key).Should().Contain(["401", "500"], name);
            answers.Should().Contain(answer => answer.Key.StartsWith('1') || answer.Key.StartsWith('2'), name);
            foreach (var (status, answer) in answers.Where(answer => answer.Key[0] is '4' or '5'))
            {
                ((string?)answer!["content"]?["application/problem+json"]?["schema"]?["$ref"]).Should().Be("#/components/schemas/ProblemBody", $"{name} {status}");
            }

            foreach (var (status, answer) in answers.Where(answer => answer.Key[0] is '2' && answer.Key != "204"))
            {
                answer!["content"]!.AsObject().Should().OnlyContain(content => content.Value!["schema"] != null, $"{name} {status}");
            }

            if (operation["requestBody"] is { } body)
            {
                ((string?)body["content"]!["application/json"]!["schema"]!["$ref"]).Should().NotBeNull(name);
                answers.Select(answer => answer.Key).Should().Contain(["400", "413", "415"], name);
            }

            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            {
                parameter!["schema"]!["type"].Should().NotBeNull($"{name} {parameter["name"]}");
            }
        }
    }

    [Fact]
    public async Task No_schema_leaves_open_what_stands_there()
    {
        await using var host = await DescribedHost.StartAsync();

        var schemas = JsonNode.Parse(await host.DocumentAsync())!["components"]!["schemas"]!.AsObject();

        // What the host's own data is: whatever it put in, or what a store has of a person.
        string[] open = ["JsonElement", "JsonObject"];
        schemas.Where(schema => schema.Value!["type"] is null && schema.Value["enum"] is null).Select(schema => schema.Key).Should().BeSubsetOf(open);
        schemas.Where(schema => (string?)schema.Value!["type"] == "object" && schema.Value["properties"] is null).Select(schema => schema.Key).Should().BeSubsetOf(open);
    }

    private static string Plain(string path) => path.Length > 1 ? path.TrimEnd('/') : path;

    private static IEnumerable<string> Properties(JsonNode schemas, string name) => schemas[name]!["properties"]!.AsObject().Select(property => property.Key);
}
