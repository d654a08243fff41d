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
    private const int LongestKey = 200;
    private readonly Dictionary<PastTest, DocumentKey> _tests = [];
    private readonly Dictionary<Rule, DocumentKey> _throttles = [];
    private readonly Dictionary<DocumentKey, SampleSeries> _series = [];

    /// <summary>For rules that ask nothing of the past.</summary>
    internal static RulePast None { get; } = new();

    /// <summary>What must be read before the event can be judged.</summary>
    internal IReadOnlyCollection<DocumentKey> Keys => _series.Keys;

    /// <summary>What is to be kept now.</summary>
    internal Dictionary<DocumentKey, SampleSeries> Changed { get; } = [];

    /// <summary>What these rules may ask about this event: of a thousand that watch one symbol each, those that watch its symbol.</summary>
    internal static RulePast For(EventView happened, IReadOnlyList<Rule> rules)
    {
        var past = new RulePast();
        foreach (var rule in rules)
        {
            if (rule.IsInForce(happened.At))
            {
                past.AddTests(rule, happened);
                past.AddThrottle(rule, happened);
            }
        }

        return past;
    }

    /// <summary>What is stored and cannot be read, and why: it is judged as if there were nothing, and what is kept now takes its place.</summary>
    internal List<(DocumentKey Key, string Wrong)> Unreadable { get; } = [];

    /// <summary>What is stored.</summary>
    internal void Fill(DocumentKey key, SampleSeries series) => _series[key] = series;

    /// <summary>What is stored, as JSON.</summary>
    internal void Fill(DocumentKey key, string json)
    {
        var isRead = SampleSeries.TryRead(json, out var series, out var wrong);
        Fill(key, series);
        if (!isRead)
        {
            Unreadable.Add((key, wrong!));
        }
    }

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

        // Those accepted after it count too: two nodes may judge in another order, and together let through no more.
        var since = happened.At - throttle.Per;
        var passed = 0;
        foreach (var sample in series.All)
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

    private void AddTests(Rule rule, EventView happened)
    {
        var key = rule.Key is null ? "" : rule.Key.TryFind(happened, out var value) ? FieldText.Line(value, LongestKey) : null;
        if (key is null || rule.PastTests.Count == 0 || !rule.IsForKey(happened))
        {
            return;
        }

        foreach (var test in rule.PastTests)
        {
            Add(_tests, test, KeyOf(rule, test.Series, key));
        }
    }

    // What lacks the key is counted together: a flood of such events would not be throttled otherwise.
    private void AddThrottle(Rule rule, EventView happened)
    {
        if (rule.Throttle is { } throttle && rule.MayHold(happened))
        {
            Add(_throttles, rule, KeyOf(rule, OfThrottle, throttle.Key?.TryFind(happened, out var counted) == true ? FieldText.Line(counted, LongestKey) ?? "" : ""));
        }
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
