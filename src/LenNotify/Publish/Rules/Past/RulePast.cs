using System.Security.Cryptography;
using System.Text;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What the rules of one event remember, as it was read: by rule, key and series. Judging notes what is to be remembered; who
/// judges keeps it.
/// </summary>
internal sealed class RulePast
{
    internal const string Kind = "rule_state";

    private const string OfThrottle = "throttle";
    private readonly Dictionary<PastTest, DocumentKey> _tests = [];
    private readonly Dictionary<Rule, DocumentKey> _throttles = [];
    private readonly Dictionary<DocumentKey, SampleSeries> _series = [];

    /// <summary>For rules that ask nothing of the past.</summary>
    internal static RulePast None { get; } = new();

    /// <summary>What must be read before the event can be judged.</summary>
    internal IReadOnlyCollection<DocumentKey> Keys => _series.Keys;

    /// <summary>What is to be kept now.</summary>
    internal Dictionary<DocumentKey, SampleSeries> Changed { get; } = [];

    /// <summary>What these rules may ask about this event.</summary>
    internal static RulePast For(EventView happened, IReadOnlyList<Rule> rules)
    {
        var past = new RulePast();
        foreach (var rule in rules)
        {
            if (!rule.IsInForce(happened.At))
            {
                continue;
            }

            var key = rule.Key is null ? "" : rule.Key.TryFind(happened, out var value) ? FieldText.Line(value, 200) : null;
            for (var i = 0; key is not null && i < rule.PastTests.Count; i++)
            {
                past.Add(past._tests, rule.PastTests[i], KeyOf(rule, rule.PastTests[i].Series, key));
            }

            var throttled = rule.Throttle?.Key is not { } by ? "" : by.TryFind(happened, out var counted) ? FieldText.Line(counted, 200) : null;
            if (rule.Throttle is not null && throttled is not null)
            {
                past.Add(past._throttles, rule, KeyOf(rule, OfThrottle, throttled));
            }
        }

        return past;
    }

    /// <summary>What is stored.</summary>
    internal void Fill(DocumentKey key, SampleSeries series) => _series[key] = series;

    /// <summary>Every event is a sample, whatever else its rule asks for.</summary>
    internal void Measure(EventView happened)
    {
        foreach (var (test, key) in _tests)
        {
            if (test.TryMeasure(happened, out var value))
            {
                Remember(key, new RuleSample(happened.Id, value));
            }
        }
    }

    /// <summary>The samples of a test, or null when the event lacks the rule's key.</summary>
    internal SampleSeries? Find(PastTest test) => _tests.TryGetValue(test, out var key) ? _series[key] : null;

    /// <summary>Whether the rule may tell this event aloud; if so, it counts.</summary>
    internal bool TryPass(Rule rule, ThrottleAction throttle, EventView happened)
    {
        if (!_throttles.TryGetValue(rule, out var key))
        {
            return true;
        }

        var series = _series[key];
        if (series.Has(happened.Id))
        {
            return true;
        }

        var since = happened.At - throttle.Per;
        var passed = 0;
        foreach (var sample in series.Before(happened.Id))
        {
            passed += sample.Value > since.ToUnixTimeMilliseconds() ? 1 : 0;
        }

        if (passed >= throttle.Limit)
        {
            return false;
        }

        Remember(key, new RuleSample(happened.Id, happened.At.ToUnixTimeMilliseconds()));
        return true;
    }

    private void Add<T>(Dictionary<T, DocumentKey> asked, T what, DocumentKey key)
        where T : class
    {
        asked[what] = key;
        _series[key] = SampleSeries.Empty;
    }

    private void Remember(DocumentKey key, RuleSample sample)
    {
        if (_series[key] is var series && !series.Has(sample.EventId))
        {
            _series[key] = Changed[key] = series.With(sample);
        }
    }

    // Keys come from outside and are of any length; the name of a document is not.
    private static DocumentKey KeyOf(Rule rule, string series, string key) =>
        new(Kind, "", $"{rule.Id}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{series}\n{key}")).AsSpan(0, 16))}");
}
