using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LenNotify;

/// <summary>
/// The one meter and the one activity source, both named <c>LenNotify</c>. The names follow OpenTelemetry; a Prometheus
/// exporter makes <c>notifications_emitted_total</c> of <c>notifications.emitted</c>. docs/telemetry.md lists them all.
/// </summary>
internal sealed class Telemetry : IDisposable
{
    internal const string Name = "LenNotify";
    internal const string Channel = "notification.channel";
    internal const string Verdict = "notification.verdict";
    internal const string Reason = "notification.reason";
    internal const string Type = "notification.type";
    internal const string Outcome = "notification.outcome";
    internal const string ErrorType = "error.type";

    // Seconds; most deliveries take milliseconds, and what is retried takes hours.
    private static readonly InstrumentAdvice<double> Buckets = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 7_200] };

    private readonly Counter<long> _droppedEvents;
    private readonly Meter? _own;

    internal Telemetry(IMeterFactory? meters)
    {
        var version = typeof(Telemetry).Assembly.GetName().Version?.ToString(3);
        var options = new MeterOptions(Name) { Version = version };
        _own = meters is null ? new Meter(options) : null;
        Meter = _own ?? meters!.Create(options);
        Source = new ActivitySource(Name, version);
        Emitted = Meter.CreateCounter<long>("notifications.emitted", "{notification}", "Notifications that were put into inboxes.");
        Decided = Meter.CreateCounter<long>("notifications.decided", "{decision}", "Decisions, one for each notification and channel.");
        Ruled = Meter.CreateCounter<long>("notifications.ruled", "{decision}", "Decisions when due, of what was held again or dropped then.");
        Delivered = Meter.CreateCounter<long>("notifications.delivered", "{delivery}", "Deliveries that a provider took, and items delivered by being in the inbox.");
        Failed = Meter.CreateCounter<long>("notifications.failed", "{attempt}", "Attempts that failed, by what becomes of the delivery.");
        Deferred = Meter.CreateCounter<long>("notifications.deferred", "{attempt}", "Attempts that a provider put off.");
        Fallbacks = Meter.CreateCounter<long>("notifications.fallbacks", "{delivery}", "Deliveries that stood in for one that failed for good.");
        Conflicts = Meter.CreateCounter<long>("notifications.conflicts", "{publication}", "Publications of host transactions whose dedupe key was taken by something else.");
        Latency = Meter.CreateHistogram("delivery.latency", "s", "From when a notification might first go out over a channel until its provider took it.", null, Buckets);
        AttemptDuration = Meter.CreateHistogram("delivery.attempt.duration", "s", "How long a provider took to answer.", null, Buckets);
        Active = Meter.CreateUpDownCounter<long>("delivery.active_attempts", "{attempt}", "Attempts under way in this process.");
        Published = Meter.CreateHistogram("notification.publish.duration", "s", "How long a publisher waited for its answer.", null, Buckets);
        _droppedEvents = Meter.CreateCounter<long>("observer.events.dropped", "{event}", "Events that an observer never heard of, because its queue was full.");
    }

    internal Meter Meter { get; }

    internal ActivitySource Source { get; }

    internal Counter<long> Emitted { get; }

    internal Counter<long> Decided { get; }

    internal Counter<long> Ruled { get; }

    internal Counter<long> Delivered { get; }

    internal Counter<long> Failed { get; }

    internal Counter<long> Deferred { get; }

    internal Counter<long> Fallbacks { get; }

    internal Counter<long> Conflicts { get; }

    internal Histogram<double> Latency { get; }

    internal Histogram<double> AttemptDuration { get; }

    internal UpDownCounter<long> Active { get; }

    internal Histogram<double> Published { get; }

    /// <summary>Types as a metric may name them.</summary>
    internal KnownTypes Types { get; } = new();

    internal void Dropped(string observer) => _droppedEvents.Add(1, new KeyValuePair<string, object?>("notification.observer", observer));

    /// <inheritdoc/>
    public void Dispose()
    {
        Source.Dispose();
        _own?.Dispose();
    }
}
