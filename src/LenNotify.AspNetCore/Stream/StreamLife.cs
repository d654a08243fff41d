using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>How long a stream may go on: as long as its client is there, its token is good, and its person may stay.</summary>
internal sealed class StreamLife : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);
    private readonly CancellationTokenSource _token;
    private readonly CancellationTokenSource _both;
    private readonly IDisposable? _watched;

    internal StreamLife(Caller caller, TimeProvider time)
    {
        var context = caller.Context;
        var expires = context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc;
        var left = expires is { } at ? at - time.GetUtcNow() : Longest;
        _token = new CancellationTokenSource(left < TimeSpan.Zero ? TimeSpan.Zero : left < Longest ? left : Longest, time);
        _both = CancellationTokenSource.CreateLinkedTokenSource(_token.Token, context.RequestAborted);
        _watched = context.RequestServices.GetRequiredService<ConnectionWatch>().Add(caller.UserId, End);
    }

    internal CancellationToken Over => _both.Token;

    public void Dispose()
    {
        _watched?.Dispose();
        _both.Dispose();
        _token.Dispose();
    }

    private void End()
    {
        try
        {
            _token.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself in the same moment.
        }
    }
}
