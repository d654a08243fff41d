using System.Collections.Frozen;

namespace LenNotify;

/// <summary>All rules, compiled once: an event is compared with the rules of its type only. It never changes; another set takes its place.</summary>
internal sealed class RuleSet
{
    internal const int MostRules = 20_000;

    private static readonly RulesOfType NoRules = new([]);
    private readonly FrozenDictionary<string, RulesOfType> _byType;

    internal RuleSet(IReadOnlyList<Rule> rules)
    {
        Rules = rules;
        _byType = rules.Where(rule => rule.Enabled).OrderBy(rule => rule.Order).GroupBy(rule => rule.EventType, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => new RulesOfType(group), StringComparer.Ordinal);
    }

    internal static RuleSet Empty { get; } = new([]);

    /// <summary>As they were written, those that are off too.</summary>
    internal IReadOnlyList<Rule> Rules { get; }

    /// <summary>Those for an event's type.</summary>
    internal RulesOfType Of(string type) => _byType.GetValueOrDefault(type) ?? NoRules;

    /// <summary>What the rules want told of an event, when its past is known.</summary>
    internal List<RuleNotice> Run(EventView happened, RulePast past)
    {
        var notices = new List<RuleNotice>();
        Of(happened.Type).Run(happened, past, notices);
        past.Measure(happened);
        return notices;
    }
}
