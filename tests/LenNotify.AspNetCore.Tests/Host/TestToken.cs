using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace LenNotify.AspNetCore.Tests;

/// <summary>A signed token with a subject, an audience and an end, as a host's identity provider would make it.</summary>
internal sealed record TestToken(string Sub, string Aud, DateTimeOffset NotBefore, DateTimeOffset Expires, string? Role = null, string Front = Canary.Secret)
{
    internal const string Audience = "shop";
    private const string Issuer = "https://id.example.com";
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    /// <summary>Who made it.</summary>
    public string Iss { get; init; } = Issuer;

    internal string Signed()
    {
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));
        return $"{Front}.{body}.{Mark(body)}";
    }

    /// <summary>The token when it is good now; null when it is not.</summary>
    internal static TestToken? Read(string text, DateTimeOffset now)
    {
        var parts = text.Split('.');
        if (parts is not [_, var body, var mark] || mark != Mark(body))
        {
            return null;
        }

        var token = JsonSerializer.Deserialize<TestToken>(Base64Url.DecodeFromChars(body))!;
        return token.Iss == Issuer && token.Aud == Audience && token.NotBefore <= now && token.Expires > now ? token : null;
    }

    private static string Mark(string body) => Base64Url.EncodeToString(HMACSHA256.HashData(Key, System.Text.Encoding.ASCII.GetBytes(body)));
}
