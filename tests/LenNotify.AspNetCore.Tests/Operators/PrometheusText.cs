using System.Globalization;
using System.Text.RegularExpressions;

namespace LenNotify.AspNetCore.Tests;

/// <summary>
/// Reads Prometheus' text format as its description has it (version 0.0.4), and says what is wrong with a text: a second
/// reader, written for this, so that a mistake of the writer's is not its own.
/// </summary>
internal sealed partial class PrometheusText
{
    private readonly List<string> _problems = [];
    private readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _helped = new(StringComparer.Ordinal);
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string Labels), double> _samples = [];
    private string _metric = "";

    /// <summary>The value of each series, by name and sorted labels.</summary>
    internal IReadOnlyDictionary<(string Name, string Labels), double> Samples => _samples;

    internal IReadOnlyList<string> Problems => _problems;

    internal static PrometheusText Read(string text)
    {
        var read = new PrometheusText();
        read.Check(text.EndsWith('\n') && !text.Contains('\r'), "every line ends with a line feed");
        foreach (var line in text.Split('\n').SkipLast(1))
        {
            read.ReadLine(line);
        }

        read.CheckHistograms();
        return read;
    }

    [GeneratedRegex(@"\A# (?<word>HELP|TYPE) (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<rest>.*)\z")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\A(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<label>[a-zA-Z_][a-zA-Z0-9_]*=""([^""\\]|\\[\\""n])*"")(,(?<label>[a-zA-Z_][a-zA-Z0-9_]*=""([^""\\]|\\[\\""n])*""))*\})? (?<value>NaN|[+-]Inf|[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?)\z")]
    private static partial Regex Sample();

    private void Check(bool isSo, string what)
    {
        if (!isSo)
        {
            _problems.Add(what);
        }
    }

    private void ReadLine(string line)
    {
        if (Comment().Match(line) is { Success: true } comment)
        {
            ReadComment(comment.Groups["word"].Value, comment.Groups["name"].Value, comment.Groups["rest"].Value);
        }
        else if (Sample().Match(line) is { Success: true } sample)
        {
            ReadSample(sample);
        }
        else
        {
            _problems.Add($"is no line: {line}");
        }
    }

    private void ReadComment(string word, string name, string rest)
    {
        Enter(name);
        if (word == "HELP")
        {
            Check(_helped.Add(name), $"one HELP for {name}");
            Check(rest.Length > 0 && !Regex.IsMatch(rest, @"(?<!\\)(\\\\)*\\([^\\n]|\z)"), $"help of {name} is there, and escaped");
            return;
        }

        Check(rest is "counter" or "gauge" or "histogram", $"type of {name}");
        Check(_kinds.TryAdd(name, rest), $"one TYPE for {name}");
        Check(!_samples.Keys.Any(key => key.Name == name), $"TYPE of {name} before its samples");
        Check(rest != "counter" || name.EndsWith("_total", StringComparison.Ordinal), $"counter {name} ends with _total");
    }

    private void ReadSample(Match sample)
    {
        var name = sample.Groups["name"].Value;
        var of = Regex.Replace(name, "_(bucket|sum|count)$", "");
        var metric = _kinds.GetValueOrDefault(of) == "histogram" ? of : name;
        Enter(metric);
        Check(_kinds.TryGetValue(metric, out var kind) && (kind != "histogram" || name != metric), $"{name} has a type");
        string[] labels = [.. sample.Groups["label"].Captures.Select(label => label.Value).Order(StringComparer.Ordinal)];
        Check(labels.DistinctBy(label => label[..label.IndexOf('=', StringComparison.Ordinal)]).Count() == labels.Length, $"labels of {name} are different ones");
        var value = sample.Groups["value"].Value switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            var number => double.Parse(number, CultureInfo.InvariantCulture),
        };
        Check(kind != "counter" || value >= 0, $"{name} counts");
        Check(_samples.TryAdd((name, string.Join(',', labels)), value), $"one sample of {name} {string.Join(',', labels)}");
    }

    // All lines of one metric stand together.
    private void Enter(string metric)
    {
        if (metric != _metric)
        {
            _left.Add(_metric);
            Check(!_left.Contains(metric), $"all of {metric} stands together");
            _metric = metric;
        }
    }

    private void CheckHistograms()
    {
        foreach (var name in _kinds.Where(kind => kind.Value == "histogram").Select(kind => kind.Key))
        {
            var buckets = _samples.Where(sample => sample.Key.Name == $"{name}_bucket")
                .Select(sample => (Series: Without(sample.Key.Labels), Bound: BoundOf(sample.Key.Labels), Count: sample.Value)).ToLookup(bucket => bucket.Series);
            Check(buckets.Count > 0, $"{name} has buckets");
            foreach (var series in buckets)
            {
                var sorted = series.OrderBy(bucket => bucket.Bound).ToArray();
                Check(series.Select(bucket => bucket.Bound).SequenceEqual(sorted.Select(bucket => bucket.Bound)), $"bounds of {name} ascend");
                Check(sorted.Zip(sorted.Skip(1)).All(pair => pair.First.Count <= pair.Second.Count), $"counts of {name} add up");
                Check(double.IsPositiveInfinity(sorted[^1].Bound), $"{name} ends with +Inf");
                Check(_samples.TryGetValue(($"{name}_count", series.Key), out var count) && count.Equals(sorted[^1].Count), $"count of {name} is that of +Inf");
                Check(_samples.ContainsKey(($"{name}_sum", series.Key)), $"{name} has a sum");
            }
        }
    }

    private static string Without(string labels) => string.Join(',', labels.Split(',').Where(label => !label.StartsWith("le=", StringComparison.Ordinal)));

    private static double BoundOf(string labels)
    {
        var bound = Regex.Match(labels, "le=\"([^\"]+)\"").Groups[1].Value;
        return bound == "+Inf" ? double.PositiveInfinity : double.Parse(bound, CultureInfo.InvariantCulture);
    }
}
