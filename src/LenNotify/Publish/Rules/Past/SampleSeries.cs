using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LenNotify;

/// <summary>
/// The last samples of one series, in the order in which their events were accepted. An event that is judged again finds its own
/// sample there and is compared with the same ones before it: after a crash the answer is the one that was given.
/// </summary>
internal sealed class SampleSeries
{
    internal const int Most = 64;

    private readonly RuleSample[] _samples;

    private SampleSeries(RuleSample[] samples) => _samples = samples;

    internal static SampleSeries Empty { get; } = new([]);

    internal ReadOnlySpan<RuleSample> All => _samples;

    /// <summary>When the last of their events was accepted; null when there is none.</summary>
    internal DateTimeOffset? LastAt => _samples is [.., var last] ? Ids.TimeOf(last.EventId) : null;

    /// <summary>Those before this event, oldest first.</summary>
    internal ReadOnlySpan<RuleSample> Before(Guid eventId)
    {
        var count = _samples.Length;
        while (count > 0 && _samples[count - 1].EventId.CompareTo(eventId) >= 0)
        {
            count--;
        }

        return _samples.AsSpan(0, count);
    }

    internal bool Has(Guid eventId) => Array.Exists(_samples, sample => sample.EventId == eventId);

    /// <summary>With one more, which is put where it belongs.</summary>
    internal SampleSeries With(RuleSample sample)
    {
        if (Has(sample.EventId))
        {
            return this;
        }

        var at = Before(sample.EventId).Length;
        RuleSample[] all = [.. _samples.AsSpan(0, at), sample, .. _samples.AsSpan(at)];
        return new SampleSeries(all.Length > Most ? all[^Most..] : all);
    }

    internal string ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (var sample in _samples)
            {
                writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{sample.EventId:N}={sample.Value:R}"));
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="FormatException">It holds what is no sample.</exception>
    /// <exception cref="InvalidOperationException">It is no list of texts.</exception>
    internal static SampleSeries FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new SampleSeries([.. document.RootElement.EnumerateArray().Select(sample => Parse(sample.GetString()))]);
    }

    /// <summary>What is stored; false where something else wrote it, or a later version.</summary>
    internal static bool TryRead(string json, out SampleSeries series, out string? wrong)
    {
        try
        {
            (series, wrong) = (FromJson(json), null);
            _ = series.LastAt;
            return true;
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            (series, wrong) = (Empty, error.GetType().Name);
            return false;
        }
    }

    private static RuleSample Parse(string? text) => text is { Length: > 33 }
        ? new(Guid.ParseExact(text[..32], "N"), double.Parse(text.AsSpan(33), NumberStyles.Float, CultureInfo.InvariantCulture))
        : throw new FormatException("A sample is an event's id and a value.");
}
