using LenNotify.Storage;

namespace LenNotify;

/// <summary>One set of rules in a rehearsal, with a memory of its own.</summary>
internal sealed class RehearsalSide(RuleSet rules)
{
    private readonly Dictionary<DocumentKey, SampleSeries> _memory = [];

    /// <summary>What the rules want told, as they would after all events before it.</summary>
    internal List<RuleNotice> Judge(EventView happened)
    {
        var past = RulePast.For(happened, rules.Of(happened.Type).AskingPast);
        foreach (var key in past.Keys.ToArray())
        {
            past.Fill(key, _memory.GetValueOrDefault(key, SampleSeries.Empty));
        }

        var notices = rules.Run(happened, past);
        foreach (var (key, series) in past.Changed)
        {
            _memory[key] = series;
        }

        return notices;
    }
}
