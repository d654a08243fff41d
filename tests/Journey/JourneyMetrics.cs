using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace LenNotify.Tests.Journey;

/// <summary>Everything that one host measures: hosts of other tests have meters of the same name.</summary>
public sealed class JourneyMetrics : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _measured = new();

    public JourneyMetrics(JourneyHost host)
    {
        var factory = host.Get<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "LenNotify" && ReferenceEquals(instrument.Meter.Scope, factory))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyList<(string Name, double Value, string Tags)> All => [.. _measured];

    /// <summary>The sum of a counter over the tags that contain this.</summary>
    public double Sum(string name, string tags = "") => _measured.Where(one => one.Name == name && one.Tags.Contains(tags, StringComparison.Ordinal)).Sum(one => one.Value);

    /// <summary>Looks at the gauges.</summary>
    public void Look() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var all = new List<string>();
        foreach (var tag in tags)
        {
            all.Add($"{tag.Key}={tag.Value}");
        }

        _measured.Enqueue((instrument.Name, value, string.Join(' ', all)));
    }
}
