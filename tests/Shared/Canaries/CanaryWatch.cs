using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace LenNotify.Tests.Shared;

/// <summary>
/// Searches everything that comes out of LenNotify in this process for addresses and tokens: every log line that it is handed,
/// every span, every measurement, every exception. One watches over a whole test run, whose end asks it.
/// </summary>
public sealed class CanaryWatch : IDisposable
{
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly string _source;
    private readonly ThrownBy _thrownBy;
    private readonly EventHandler<FirstChanceExceptionEventArgs> _thrown;
    private ActivityListener? _spans;
    private MeterListener? _metrics;
    private long _looked;

    /// <param name="source">The name of the activity source and the meter that it listens to.</param>
    /// <param name="isOurs">The assemblies whose exceptions hold no address.</param>
    public CanaryWatch(string source, Func<Assembly, bool> isOurs)
    {
        (_source, _thrownBy, _thrown) = (source, new ThrownBy(isOurs), (_, happened) => Look(happened.Exception));
        AppDomain.CurrentDomain.FirstChanceException += _thrown;
        Listen();
    }

    /// <summary>The one of this test run.</summary>
    public static CanaryWatch OfTheRun { get; } = new("LenNotify", IsShipped);

    /// <summary>How many texts it has searched.</summary>
    public long Looked => Volatile.Read(ref _looked);

    /// <summary>What it has seen, each with where and with which canary.</summary>
    public IReadOnlyList<string> Seen => [.. _seen];

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= _thrown;
        _spans?.Dispose();
        _metrics?.Dispose();
    }

    /// <summary>Searches one more text.</summary>
    public void Look(string where, string text)
    {
        Interlocked.Increment(ref _looked);
        if (Canary.In(text) is { } canary)
        {
            _seen.Enqueue($"{canary} reached {where}: {text}");
        }
    }

    /// <summary>Nobody listens to spans and metrics until the answer is disposed; for a test of just that, which runs alone.</summary>
    public IDisposable Deaf()
    {
        _spans?.Dispose();
        _metrics?.Dispose();
        return new Again(this);
    }

    /// <exception cref="CanarySeenException">It has seen something.</exception>
    public void ShouldHaveSeenNothing()
    {
        if (!_seen.IsEmpty)
        {
            throw new CanarySeenException(Seen);
        }
    }

    // The contracts are tests, and say what they found with whatever address they made up.
    private static bool IsShipped(Assembly assembly) => assembly.GetName().Name is { } name
        && (name is "LenNotify" || (name.StartsWith("LenNotify.", StringComparison.Ordinal) && !name.EndsWith(".Tests", StringComparison.Ordinal) && name is not "LenNotify.Testing.Contracts"));

    private void Listen()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == _source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => Look("a span", SpanText.Of(span)),
        };
        ActivitySource.AddActivityListener(_spans);

        // Gauges are left out: whoever reads them makes hosts look at their queues. Their attributes are channels and states.
        _metrics = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == _source && !instrument.IsObservable)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Look(instrument, tags));
        _metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Look(instrument, tags));
        _metrics.Start();
    }

    private void Look(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var tag in tags)
        {
            Look($"the metric {instrument.Name}", $"{tag.Key}={tag.Value}");
        }
    }

    private void Look(Exception error)
    {
        Interlocked.Increment(ref _looked);
        if (_thrownBy.Canary(error) is { } text)
        {
            _seen.Enqueue($"{Canary.In(text)} reached an exception: {text}{Environment.NewLine}{error.StackTrace}");
        }
    }

    private sealed class Again(CanaryWatch watch) : IDisposable
    {
        public void Dispose() => watch.Listen();
    }
}
