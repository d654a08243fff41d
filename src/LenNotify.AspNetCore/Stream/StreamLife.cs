using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>How long a stream may go on: as long as its client is there and its token is good.</summary>
internal sealed class StreamLife : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);
    private readonly CancellationTokenSource _token;
    private readonly CancellationTokenSource _both;

    internal StreamLife(HttpContext context, TimeProvider time)
    {
        var expires = context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc;
        var left = expires is { } at ? at - time.GetUtcNow() : Longest;
        _token = new CancellationTokenSource(left < TimeSpan.Zero ? TimeSpan.Zero : left < Longest ? left : Longest, time);
        _both = CancellationTokenSource.CreateLinkedTokenSource(_token.Token, context.RequestAborted);
    }

    internal CancellationToken Over => _both.Token;

    public void Dispose()
    {
        _both.Dispose();
        _token.Dispose();
    }
}
