using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LenNotify.AspNetCore.Tests;

/// <summary>The framework's own validation of JSON web tokens, with what docs/rest.md tells a host to set; as its JWT handler runs it.</summary>
internal sealed class FrameworkTokens(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    internal const string Named = "framework";
    internal const string KeyId = "key-2026";
    internal const string Issuer = "https://id.example.com";

    /// <summary>The issuer's pair: the host knows its public half.</summary>
    internal static RSA Key { get; } = RSA.Create(2048);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.Ordinal))
        {
            return AuthenticateResult.NoResult();
        }

        var judged = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(header[7..], new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidateIssuer = true,
            ValidAudience = TestToken.Audience,
            ValidateAudience = true,
            ValidAlgorithms = ["RS256"],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateLifetime = true,
            ClockSkew = TimeSpan.FromSeconds(30),
            TryAllIssuerSigningKeys = false,
            IssuerSigningKeys = [new RsaSecurityKey(Key.ExportParameters(false)) { KeyId = KeyId }],
        });
        return judged.IsValid
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(judged.ClaimsIdentity), Named))
            : AuthenticateResult.Fail("The token is not good.");
    }
}
