using System.Net;
using LenNotify.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.AspNetCore.Tests;

/// <summary>Every endpoint there is, asked by everybody there is. An endpoint without a line here fails.</summary>
public sealed class MatrixTests
{
    private const string Own = "own";
    private const string Ids = "ids";
    private const string Stream = "stream";
    private const string Operators = "operators";
    private const string Keyed = "keyed";
    private const string Webhooks = "webhooks";

    // What another person gets: their own (empty) things, or nothing by an id that is not theirs.
    private static readonly Dictionary<string, string> Lines = new(StringComparer.Ordinal)
    {
        ["GET /"] = Own,
        ["GET /count"] = Own,
        ["GET /{id}/why"] = Ids,
        ["GET /{id}/group"] = Ids,
        ["POST /{id}/group/read"] = Ids,
        ["DELETE /{id}/group"] = Ids,
        ["POST /{id}/read"] = Ids,
        ["PATCH /{id}/read"] = Ids,
        ["POST /read-all"] = Own,
        ["DELETE /{id}"] = Ids,
        ["POST /{id}/action"] = Ids,
        ["POST /{id}/opened"] = Ids,
        ["GET /preferences"] = Own,
        ["PUT /preferences"] = Own,
        ["PATCH /preferences"] = Own,
        ["POST /preferences"] = Own,
        ["DELETE /preferences"] = Own,
        ["GET /preferences/schema"] = Own,
        ["GET /contacts/{channel}"] = Own,
        ["PUT /contacts/{channel}"] = Own,
        ["DELETE /contacts/{channel}"] = Own,
        ["POST /contacts/{channel}/verify"] = Own,
        ["POST /opt-in/{channel}"] = Own,
        ["POST /opt-out/{channel}"] = Own,
        ["POST /push-subscriptions"] = Own,
        ["DELETE /push-subscriptions"] = Own,
        ["GET /push-key"] = Own,
        ["DELETE /history"] = Own,
        ["GET /me/export"] = Own,
        ["GET /analytics"] = Own,
        ["POST /test/{channel}"] = Own,
        ["GET /export"] = Own,
        ["GET /stream"] = Stream,
        ["GET /ws"] = Own,
        ["POST /events"] = Keyed,
        ["GET /webhooks/{**path}"] = Webhooks,
        ["HEAD /webhooks/{**path}"] = Webhooks,
        ["POST /webhooks/{**path}"] = Webhooks,
        ["GET /admin/dead-letters"] = Operators,
        ["GET /admin/dead-letters/{id}"] = Operators,
        ["POST /admin/dead-letters/rehearse"] = Operators,
        ["POST /admin/dead-letters/replay"] = Operators,
        ["POST /admin/dead-letters/discard"] = Operators,
        ["GET /admin/queue"] = Operators,
        ["GET /admin/deliveries"] = Operators,
        ["GET /admin/channels"] = Operators,
        ["GET /admin/channels/{channel}"] = Operators,
        ["POST /admin/channels/{channel}/pause"] = Operators,
        ["POST /admin/channels/{channel}/resume"] = Operators,
        ["PUT /admin/channels/{channel}/limits"] = Operators,
        ["GET /admin/audit"] = Operators,
        ["GET /admin/analytics"] = Operators,
        ["GET /admin/users/{userId}/deliveries/{id}"] = Operators,
        ["GET /admin/users/{userId}/export"] = Operators,
        ["POST /admin/users/{userId}/erase"] = Operators,
        ["GET /admin/rules"] = Operators,
        ["GET /admin/rules/{id}"] = Operators,
        ["PUT /admin/rules/{id}"] = Operators,
        ["DELETE /admin/rules/{id}"] = Operators,
        ["POST /admin/rules/switch"] = Operators,
        ["GET /admin/rule-templates"] = Operators,
        ["POST /admin/rule-templates/{id}"] = Operators,
        ["POST /admin/rehearsals/event"] = Operators,
        ["POST /admin/rehearsals/rules"] = Operators,
    };

    [Fact]
    public async Task Every_endpoint_has_a_line_and_every_line_an_endpoint()
    {
        await using var host = await ApiHost.StartAsync();

        host.Endpoints().Select(NameOf).Should().BeEquivalentTo(Lines.Keys);
    }

    [Fact]
    public async Task Nobody_gets_in_without_a_good_token()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddChannel("email"));
        var id = await host.PublishAsync();
        var good = host.Token("ann");
        var now = host.Time.GetUtcNow();
        var before = await EverythingAsync(host);

        foreach (var (who, token) in new (string, TestToken?)[]
        {
            ("anonymous", null), ("expired", good with { Expires = now }), ("not yet", good with { NotBefore = now.AddMinutes(1) }),
            ("wrong audience", good with { Aud = "bank" }), ("no name", good with { Sub = "" }), ("no user id", good with { Sub = "a\nb" }),
        })
        {
            foreach (var endpoint in host.Endpoints())
            {
                if (Lines[NameOf(endpoint)] == Webhooks)
                {
                    using var unknown = await AskAsync(host.Client(token), endpoint, id);
                    unknown.StatusCode.Should().Be(HttpStatusCode.NotFound, "a provider signs in nowhere: its webhook, of which there is none here, would judge");
                    continue;
                }

                using var answer = await AskAsync(host.Client(token), endpoint, id);
                answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized, $"{who}: {NameOf(endpoint)}");
                (await answer.Content.ReadAsStringAsync()).Should().Contain("unauthenticated").And.NotContain("order_filled");
            }
        }

        (await EverythingAsync(host)).Should().Be(before, "nothing was changed");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("operator")]
    public async Task Another_person_and_an_operator_get_nothing_that_is_not_theirs(string? role)
    {
        await using var host = await ApiHost.StartAsync(n => n.AddChannel("email"));
        var id = await host.PublishAsync();
        var before = await EverythingAsync(host);

        // A stream has no end to read to; a test of its own looks what bob hears there.
        foreach (var endpoint in host.Endpoints().Where(endpoint => Lines[NameOf(endpoint)] != Stream))
        {
            using var answer = await AskAsync(host.Client("bob", role), endpoint, id);
            var text = await answer.Content.ReadAsStringAsync();
            if (Lines[NameOf(endpoint)] == Operators)
            {
                (answer.StatusCode == HttpStatusCode.Forbidden).Should().Be(role is null, NameOf(endpoint));
                continue;
            }

            if (Lines[NameOf(endpoint)] == Keyed)
            {
                answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized, "a person's token is no producer's key");
            }

            text.Should().NotContain("Filled", NameOf(endpoint)).And.NotContain(id.ToString());
            answer.StatusCode.Should().NotBe(HttpStatusCode.InternalServerError, text);
            if (Lines[NameOf(endpoint)] == Ids)
            {
                answer.StatusCode.Should().Be(HttpStatusCode.NotFound, NameOf(endpoint));
            }
        }

        (await EverythingAsync(host)).Should().Be(before, "nothing of hers was changed");
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, RouteEndpoint endpoint, Guid id)
    {
        var name = NameOf(endpoint).Split(' ');
        var path = name[1].TrimStart('/').Replace("{id}", id.ToString(), StringComparison.Ordinal).Replace("{channel}", "email", StringComparison.Ordinal)
            .Replace("{userId}", "carl", StringComparison.Ordinal);
        return client.SendAsync(new HttpMethod(name[0]), path, name[0] is "GET" or "DELETE" ? null : "{}");
    }

    private static string NameOf(RouteEndpoint endpoint)
    {
        var path = endpoint.RoutePattern.RawText![ApiHost.Prefix.Length..].TrimEnd('/');
        return $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single()} {(path.Length == 0 ? "/" : path)}";
    }

    private static async Task<string> EverythingAsync(ApiHost host)
    {
        var documents = new List<string>();
        await foreach (var document in host.Services.GetRequiredService<IUpkeep>().ExportAsync("ann", default))
        {
            documents.Add($"{document.Key} {document.Json}");
        }

        return string.Join('\n', documents);
    }
}
