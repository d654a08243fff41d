using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace LenNotify;

/// <summary>Adds up what one meter measures, and writes it in Prometheus' text format.</summary>
internal sealed class PrometheusMetrics : IDisposable
{
    // Labels are bounded where they are made; this bounds what a mistake there could cost.
    private const int MostSeries = 10_000;
    private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), PrometheusSeries> _series = new();
    private readonly MeterListener _listener = new();

    internal PrometheusMetrics(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    internal string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var metric in _series.OrderBy(one => one.Key.Instrument.Name, StringComparer.Ordinal).ThenBy(one => one.Key.Labels, StringComparer.Ordinal).GroupBy(one => one.Key.Instrument))
        {
            var name = PrometheusNames.Of(metric.Key);
            text.Append("# HELP ").Append(name).Append(' ').Append(PrometheusNames.Escaped(metric.Key.Description ?? "")).Append('\n');
            text.Append("# TYPE ").Append(name).Append(' ').Append(PrometheusNames.KindOf(metric.Key)).Append('\n');
            foreach (var (key, series) in metric)
            {
                series.Write(text, name, key.Labels);
            }
        }

        return text.ToString();
    }

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = (instrument, PrometheusNames.Labels(tags));
        if (!_series.TryGetValue(key, out var series))
        {
            if (_series.Count >= MostSeries)
            {
                return;
            }

            series = _series.GetOrAdd(key, static key => new PrometheusSeries(key.Instrument));
        }

        series.Record(value);
    }
}
