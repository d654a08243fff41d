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
    private readonly Lazy<ObserverQueue[]> _all = new(() => Made(services, telemetry, time, log));

    /// <summary>Whether anyone listens: what nobody hears of need not be put together.</summary>
    internal bool Any => _all.Value.Length > 0;

    /// <summary>Tells everyone, and waits for nobody.</summary>
    internal void Tell(NotificationEvent happened)
    {
        foreach (var observer in _all.Value)
        {
            observer.Tell(happened);
        }
    }

    /// <summary>Ends when everyone heard everything, or when nobody waits any longer.</summary>
    internal Task DrainAsync(CancellationToken cancellationToken) =>
        _all.IsValueCreated ? Task.WhenAll(_all.Value.Select(observer => observer.DrainAsync(cancellationToken))) : Task.CompletedTask;

    private static ObserverQueue[] Made(IServiceProvider services, Telemetry telemetry, TimeProvider time, ILogger log)
    {
        var options = services.GetRequiredService<IOptions<NotificationOptions>>().Value;
        var all = services.GetServices<INotificationObserver>().ToList();
        if (options.Operators is { } operators)
        {
            all.Add(new OperatorsDesk(operators, options.FailureBound, services.GetRequiredService<INotifier>(), services.GetRequiredService<ILogger<OperatorsDesk>>()));
        }

        return [.. all.Select(one => new ObserverQueue(one, options.ObserverCapacity, time, log, () => telemetry.Dropped(one.GetType().Name)))];
    }
}
