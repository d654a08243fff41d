using System.Diagnostics.Metrics;
using System.Globalization;

namespace LenNotify;

/// <summary>Names as Prometheus wants them; docs/telemetry.md lists what becomes of each.</summary>
internal static class PrometheusNames
{
    internal static string Of(Instrument instrument)
    {
        var name = Plain(instrument.Name) + (instrument.Unit == "s" ? "_seconds" : "");
        return KindOf(instrument) == "counter" ? $"{name}_total" : name;
    }

    internal static string KindOf(Instrument instrument) => instrument switch
    {
        Counter<long> or Counter<double> or ObservableCounter<long> or ObservableCounter<double> => "counter",
        Histogram<double> => "histogram",
        _ => "gauge",
    };

    internal static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new string[tags.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = $"{Plain(tags[i].Key)}=\"{Escaped(Convert.ToString(tags[i].Value, CultureInfo.InvariantCulture) ?? "").Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        }

        Array.Sort(labels, StringComparer.Ordinal);
        return string.Join(',', labels);
    }

    internal static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
}
