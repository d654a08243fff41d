using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using LenNotify.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.AspNetCore.Tests;

/// <summary>
/// Forged tokens at a host that validates them as docs/rest.md says. Nothing of LenNotify reads a token: whom the host's handler
/// does not know is nobody, everywhere, and whatever a token names as the place of its key is left alone.
/// </summary>
public sealed class ForgedTokenTests
{
    private const string Known = $$"""{"alg":"RS256","kid":"{{FrameworkTokens.KeyId}}"}""";
    private static readonly string[] Everywhere = ["", "count", "me/export", "preferences", "stream", "ws", "admin/queue", "admin/users/ann/export"];
    private static readonly RSA Stranger = RSA.Create(2048);

    public static TheoryData<string> Headers =>
    [
        """{"alg":"none","typ":"JWT"}""",
        """{"alg":"None"}""",
        $$"""{"alg":"none","kid":"{{FrameworkTokens.KeyId}}"}""",
        $$"""{"alg":"HS256","typ":"JWT","kid":"{{FrameworkTokens.KeyId}}"}""",
        """{"alg":"HS256","typ":"JWT"}""",
        Known,
        """{"alg":"RS256"}""",
        """{"alg":"RS256","kid":"nobody-knows-it"}""",
        """{"alg":"RS256","kid":"../../../../etc/passwd"}""",
        """{"alg":"RS256","kid":"' or 1=1 --"}""",
        """{"alg":"RS256","kid":"x","jku":"THERE"}""",
        """{"alg":"RS256","kid":"x","x5u":"THERE"}""",
        """{"alg":"RS256","jwk":{"kty":"RSA","n":"STRANGER","e":"AQAB"}}""",
    ];

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task A_forged_token_is_nobodys_and_its_key_is_looked_for_nowhere(string header)
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        await using var host = await StartAsync();
        await host.PublishAsync();
        var token = Forged(header
            .Replace("THERE", $"http://{elsewhere.LocalEndpoint}/keys", StringComparison.Ordinal)
            .Replace("STRANGER", Base64Url.EncodeToString(Stranger.ExportParameters(false).Modulus), StringComparison.Ordinal));
        using var client = Client(host, token);

        foreach (var path in Everywhere)
        {
            var problem = await client.GetAsync(path).ProblemAsync(HttpStatusCode.Unauthorized, "unauthenticated");
            problem.ToJsonString().Should().NotContain("alg").And.NotContain("kid").And.NotContain(token[..20]);
        }

        await client.SendAsync(HttpMethod.Post, "read-all", """{"up_to":1}""").StatusAsync(HttpStatusCode.Unauthorized);
        elsewhere.Pending().Should().BeFalse("nothing was fetched");
        (await host.Get<IInbox>().StatesAsync(["ann"], default))[0].Unread.Should().Be(1, "nothing was changed");
        var facts = await host.Get<IHistory>().AuditAsync(new AuditQuery { Action = "call_refused" }, default);
        facts.Items.Select(entry => entry.Fact).Should().HaveCount(Everywhere.Length + 1).And.OnlyContain(fact => fact.Actor == "anonymous" && fact.Outcome == "401");
    }

    [Theory]
    [InlineData("https://id.example.org", TestToken.Audience, 3600)]
    [InlineData(FrameworkTokens.Issuer, "bank", 3600)]
    [InlineData(FrameworkTokens.Issuer, TestToken.Audience, -3600)]
    [InlineData(FrameworkTokens.Issuer, TestToken.Audience, null)]
    public async Task So_is_a_rightly_signed_one_of_another_issuer_for_another_audience_or_without_an_end_in_sight(string issuer, string audience, int? seconds)
    {
        await using var host = await StartAsync();
        using var client = Client(host, Signed(Known, Body(issuer, audience, seconds), Rs256(FrameworkTokens.Key)));

        await client.GetAsync("count").ProblemAsync(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task A_good_one_is_somebodys()
    {
        await using var host = await StartAsync();
        await host.PublishAsync();
        using var client = Client(host, Signed(Known, Body(), Rs256(FrameworkTokens.Key)));

        ((long)(await client.GetAsync("count").JsonAsync())["unread"]!).Should().Be(1);
    }

    private static Task<ApiHost> StartAsync() => ApiHost.StartAsync(
        build: b => b.Services.AddAuthentication(FrameworkTokens.Named).AddScheme<AuthenticationSchemeOptions, FrameworkTokens>(FrameworkTokens.Named, null));

    private static HttpClient Client(ApiHost host, string token)
    {
        var client = host.Client((string?)null);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    // As whoever has the public half of the issuer's key, and a pair of their own, could make it.
    private static string Forged(string header) => Signed(header, Body(), header switch
    {
        _ when header.Contains("HS256", StringComparison.Ordinal) => text => HMACSHA256.HashData(Encoding.ASCII.GetBytes(FrameworkTokens.Key.ExportSubjectPublicKeyInfoPem()), text),
        _ when header.Contains("RS256", StringComparison.Ordinal) => Rs256(Stranger),
        _ => _ => [],
    });

    private static string Signed(string header, string body, Func<byte[], byte[]> sign)
    {
        var text = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(body))}";
        return $"{text}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Body(string issuer = FrameworkTokens.Issuer, string audience = TestToken.Audience, int? seconds = 3600) =>
        $$"""{"sub":"ann","role":"operator","iss":"{{issuer}}","aud":"{{audience}}"{{(seconds is null ? "" : $",\"exp\":{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + seconds}")}}}""";

    private static Func<byte[], byte[]> Rs256(RSA key) => text => key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
