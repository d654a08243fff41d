using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify.AspNetCore.Tests;

/// <summary>The host's own authentication, as far as a test needs one: a bearer token in the header, and nowhere else.</summary>
internal sealed class TestTokens(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    internal const string Scheme0 = "test";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var text = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header[7..] : "";
        if (text.Length == 0)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (TestToken.Read(text, time.GetUtcNow()) is not { } token)
        {
            return Task.FromResult(AuthenticateResult.Fail("The token is not good."));
        }

        var claims = new List<Claim> { new(ClaimTypes.NameIdentifier, token.Sub) };
        if (token.Role is { } role)
        {
            claims.Add(new Claim(ClaimTypes.Role, role));
        }

        var ticket = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme0)), Scheme0);
        ticket.Properties.ExpiresUtc = token.Expires;
        return Task.FromResult(AuthenticateResult.Success(ticket));
    }
}
