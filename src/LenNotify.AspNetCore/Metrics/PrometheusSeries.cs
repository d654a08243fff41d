using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace LenNotify;

/// <summary>One series: a sum, a last value, or a histogram.</summary>
internal sealed class PrometheusSeries(Instrument instrument)
{
    private readonly Lock _gate = new();
    private readonly bool _isLast = instrument.IsObservable;
    private readonly double[]? _bounds = instrument is Histogram<double> histogram ? [.. histogram.Advice?.HistogramBucketBoundaries ?? []] : null;
    private readonly long[] _counts = new long[instrument is Histogram<double> h ? (h.Advice?.HistogramBucketBoundaries?.Count ?? 0) + 1 : 0];
    private double _value;

    internal void Record(double value)
    {
        lock (_gate)
        {
            _value = _isLast ? value : _value + value;
            if (_bounds is not null)
            {
                var place = Array.FindIndex(_bounds, bound => value <= bound);
                _counts[place < 0 ? _bounds.Length : place]++;
            }
        }
    }

    internal void Write(StringBuilder text, string name, string labels)
    {
        lock (_gate)
        {
            if (_bounds is null)
            {
                Line(text, name, labels, _value);
                return;
            }

            var count = 0L;
            for (var i = 0; i < _counts.Length; i++)
            {
                count += _counts[i];
                var bound = i < _bounds.Length ? _bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf";
                Line(text, $"{name}_bucket", $"{labels}{(labels.Length == 0 ? "" : ",")}le=\"{bound}\"", count);
            }

            Line(text, $"{name}_sum", labels, _value);
            Line(text, $"{name}_count", labels, count);
        }
    }

    private static void Line(StringBuilder text, string name, string labels, double value) => text
        .Append(name).Append(labels.Length == 0 ? "" : "{").Append(labels).Append(labels.Length == 0 ? "" : "}")
        .Append(' ').Append(Number(value)).Append('\n');

    private static string Number(double value) =>
        double.IsInfinity(value) ? value > 0 ? "+Inf" : "-Inf" : value.ToString(CultureInfo.InvariantCulture);
}
