using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>
/// All who hear of what happens. They are made when something first happens, not before: an observer may well publish, and so
/// depend on everything that depends on this.
/// </summary>
internal sealed class Observers(IServiceProvider services, Telemetry telemetry, TimeProvider time, ILogger<Observers> log)
{
    private readonly Lazy<Audiences> _all = new(() => Made(services, telemetry, time, log));

    /// <summary>Whether anyone hears of trouble: what nobody hears of need not be put together.</summary>
    internal bool Any => _all.Value is { Operators: not null } or { Host.Length: > 0 };

    /// <summary>Whether anyone hears of everything. The operators only hear of trouble, and what goes well must not fill their queue.</summary>
    internal bool AnyOfHost => _all.Value.Host.Length > 0;

    /// <summary>Tells everyone, and waits for nobody.</summary>
    internal void Tell(NotificationEvent happened)
    {
        var all = _all.Value;
        foreach (var observer in all.Host)
        {
            observer.Tell(happened);
        }

        if (all.Operators is not null && OperatorsDesk.Minds(happened))
        {
            all.Operators.Tell(happened);
        }
    }

    /// <summary>Ends when everyone heard everything, or when nobody waits any longer.</summary>
    internal Task DrainAsync(CancellationToken cancellationToken) => _all.IsValueCreated
        ? Task.WhenAll(_all.Value.Host.Append(_all.Value.Operators).OfType<ObserverQueue>().Select(observer => observer.DrainAsync(cancellationToken)))
        : Task.CompletedTask;

    private static Audiences Made(IServiceProvider services, Telemetry telemetry, TimeProvider time, ILogger log)
    {
        var options = services.GetRequiredService<IOptions<NotificationOptions>>().Value;
        var desk = options.Operators is not { } operators ? null : new OperatorsDesk(
            operators, options.FailureBound, services.GetRequiredService<INotifier>(), services.GetRequiredService<ILogger<OperatorsDesk>>());
        return new Audiences([.. services.GetServices<INotificationObserver>().Select(Queue)], desk is null ? null : Queue(desk));

        ObserverQueue Queue(INotificationObserver one) => new(one, options.ObserverCapacity, time, log, () => telemetry.Dropped(one.GetType().Name))
        {
            UnderWay = services.GetRequiredService<UnderWay>(),
        };
    }

    private sealed record Audiences(ObserverQueue[] Host, ObserverQueue? Operators);
}
