using System.Buffers;

namespace LenNotify;

/// <summary>
/// The rules of one event type. Each is found by one of its own conditions, so that an event is compared with the rules that
/// it can fulfil and not with all: a text that a field must be, else a bound that a number must pass. Rules without such a
/// condition are always looked at.
/// </summary>
internal sealed class RulesOfType
{
    private readonly Rule[] _rules;
    private readonly int[] _always;
    private readonly TextIndex[] _texts;
    private readonly NumberIndex[] _numbers;

    internal RulesOfType(IEnumerable<Rule> rules)
    {
        _rules = [.. rules];
        AskingPast = [.. _rules.Where(rule => rule.AsksPast)];
        var always = new List<int>();
        var texts = new Dictionary<string, List<(Among Test, int Rule)>>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, List<(NumberTest Test, int Rule)>>(StringComparer.Ordinal);
        for (var i = 0; i < _rules.Length; i++)
        {
            var parts = _rules[i].When.Parts;
            if (parts.OfType<Among>().FirstOrDefault(test => test.TextsOnly) is { } text)
            {
                Under(texts, text.Only.Text).Add((text, i));
            }
            else if (parts.OfType<NumberTest>().FirstOrDefault() is { } number)
            {
                Under(numbers, number.Only.Text).Add((number, i));
            }
            else
            {
                always.Add(i);
            }
        }

        _always = [.. always];
        _texts = [.. texts.Values.Select(found => new TextIndex(found[0].Test.Only, found.SelectMany(one => one.Test.Texts.Select(word => (word, one.Rule)))))];
        _numbers = [.. numbers.Values.Select(found => new NumberIndex(found[0].Test.Only, found))];
    }

    /// <summary>Those that remember something.</summary>
    internal IReadOnlyList<Rule> AskingPast { get; }

    /// <summary>Appends what the rules want told of the event, in their order.</summary>
    internal void Run(EventView happened, RulePast past, List<RuleNotice> notices)
    {
        var places = ArrayPool<int>.Shared.Rent(_rules.Length);
        try
        {
            var found = places.AsSpan(0, Gather(happened, places));
            found.Sort();
            Run(found, happened, past, notices);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(places);
        }
    }

    private void Run(ReadOnlySpan<int> places, EventView happened, RulePast past, List<RuleNotice> notices)
    {
        var carried = RuleBearing.None;
        foreach (var place in places)
        {
            var rule = _rules[place];
            if (!rule.IsInForce(happened.At) || !rule.When.Holds(happened, past))
            {
                continue;
            }

            if (rule.Suppress)
            {
                return;
            }

            var bearing = carried.With(rule, happened, past);
            for (var i = 0; i < rule.Notify.Count; i++)
            {
                notices.Add(Notice(rule, i, bearing, happened));
            }

            if (rule.Stop)
            {
                return;
            }

            carried = rule.Notify.Count == 0 ? bearing : carried;
        }
    }

    private static RuleNotice Notice(Rule rule, int place, RuleBearing bearing, EventView happened)
    {
        var action = rule.Notify[place];
        var to = action.To ?? rule.To;
        var audience = to.Find(happened);
        return new RuleNotice(rule, place, NoticeWording.Compose(rule, action, bearing, happened), audience, audience is null ? to.ToString() : null);
    }

    private int Gather(EventView happened, Span<int> into)
    {
        _always.CopyTo(into);
        var count = _always.Length;
        foreach (var texts in _texts)
        {
            count += texts.Gather(happened, into[count..]);
        }

        foreach (var numbers in _numbers)
        {
            count += numbers.Gather(happened, into[count..]);
        }

        return count;
    }

    private static List<T> Under<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }
}
