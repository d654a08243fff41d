using System.Text.Json;

namespace LenNotify.Tests.Rules;

/// <summary>Rules and events of the tests, without a host.</summary>
internal static class RuleDesktop
{
    internal static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly Ids Numbers = new(7);

    internal static RuleSet Set(string json) => new(RuleReader.Read(new JsonRuleFormat().Read(json)));

    /// <summary>A set of one rule with these conditions, that tells whoever stands in the event.</summary>
    internal static RuleSet When(string conditions) =>
        Set($$"""{"rules":[{"name":"One","event_type":"TICK","conditions":{{conditions}},"actions":[{"type":"notify"}]}]}""");

    internal static EventView Event(string payload, string severity = "info", string type = "TICK", DateTimeOffset? at = null)
    {
        using var document = JsonDocument.Parse($$"""{"event_id":"e1","type":"{{type}}","producer":"feed","payload":{{payload}},"severity":"{{severity}}"}""");
        return new EventView(Numbers.Next(at ?? Noon), at ?? Noon, document.RootElement.Clone());
    }

    internal static bool Holds(this RuleSet rules, EventView happened) => rules.Run(happened, RulePast.None).Count > 0;

    /// <summary>Judges as the store would have it: what is remembered goes to the next event.</summary>
    internal static List<RuleNotice> Judge(this RuleSet rules, EventView happened, Dictionary<LenNotify.Storage.DocumentKey, SampleSeries> memory)
    {
        var past = RulePast.For(happened, rules.Of(happened.Type).AskingPast);
        foreach (var key in past.Keys.ToArray())
        {
            past.Fill(key, memory.GetValueOrDefault(key, SampleSeries.Empty));
        }

        var notices = rules.Run(happened, past);
        foreach (var (key, series) in past.Changed)
        {
            memory[key] = SampleSeries.FromJson(series.ToJson());
        }

        return notices;
    }
}
