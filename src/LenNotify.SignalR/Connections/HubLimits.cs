using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>Stands before every call: one connection that calls too often is closed, a person who calls too often is refused, and others notice nothing.</summary>
internal sealed partial class HubLimits(HubWire wire, HubPeople people, TimeProvider time, ILogger<HubLimits> log) : IHubFilter
{
    private static readonly object Key = new();

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        ArgumentNullException.ThrowIfNull(invocationContext);
        ArgumentNullException.ThrowIfNull(next);
        if (invocationContext.Context.Items.TryGetValue(Key, out var known) && known is CallRate rate && !rate.TryTake())
        {
            TooMany(log, invocationContext.Context.ConnectionId);
            invocationContext.Context.Abort();
            throw new HubException(HubCodes.TooMany);
        }

        // The person's other devices are not closed for it, and neither is this one.
        if (HubUser.Of(invocationContext.Context.User, wire.Options) is { } userId && people.Find(userId)?.Rate.TryTake() == false)
        {
            throw new HubException(HubCodes.TooMany);
        }

        try
        {
            return await next(invocationContext).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not HubException)
        {
            if (error is InvalidInputException invalid)
            {
                throw new HubException($"{HubCodes.Invalid}: {invalid.Problems[0]}");
            }

            Failed(log, error.GetType().Name, MaskedException.Of(error));
            throw new HubException(HubCodes.Unexpected);
        }
    }

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        context.Context.Items[Key] = new CallRate(wire.Options.CallsPerSecond, time);
        return next(context);
    }

    [LoggerMessage(4102, LogLevel.Warning, "Connection {ConnectionId} calls too often, and is closed.")]
    private static partial void TooMany(ILogger logger, string connectionId);

    [LoggerMessage(4103, LogLevel.Error, "A call of the hub failed: {Kind}.")]
    private static partial void Failed(ILogger logger, string kind, Exception error);
}
