using System.Diagnostics.Metrics;

namespace LenNotify.Tests.Journey;

/// <summary>Listens to the meter as a host's exporter does, for one type of notification: other tests use the meter too.</summary>
internal sealed class FallbackEar : IDisposable
{
    private readonly MeterListener _listener = new();
    private int _heard;

    public FallbackEar(string type, string channel)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "LenNotify", Name: "notifications.fallbacks" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            if (tags.ToArray().ToHashSet().SetEquals([new("notification.channel", channel), new("notification.type", type)]))
            {
                Interlocked.Add(ref _heard, (int)count);
            }
        });
        _listener.Start();
    }

    /// <summary>How many fallbacks.</summary>
    public int Heard => Volatile.Read(ref _heard);

    public void Dispose() => _listener.Dispose();
}
