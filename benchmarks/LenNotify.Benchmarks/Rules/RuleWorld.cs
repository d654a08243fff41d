using System.Text.Json;

namespace LenNotify.Benchmarks.Rules;

/// <summary>Rules as a trading host would have them: most watch a symbol, some a price, and each wants a severity as well.</summary>
internal static class RuleWorld
{
    private const int Symbols = 100;

    // Documents are bounded; a set is made of several.
    private const int InDocument = 250;

    /// <summary>So many rules for each of so many event types.</summary>
    internal static RuleSet Set(int types, int rulesOfType) => new(
    [
        .. Enumerable.Range(0, types).SelectMany(type => Read(rulesOfType, i => $$"""
            {"id":"t{{type}}.r{{i}}","name":"Rule","event_type":"T{{type}}","conditions":[{"field":"severity","operator":"gte","value":"low"},{{ConditionOf(i)}}],"actions":[{"type":"notify"}]}
            """)),
    ]);

    /// <summary>As many rules that no index helps to find: each must be asked.</summary>
    internal static RuleSet Unindexed(int rules) => new(
    [
        .. Read(rules, i => $$"""
            {"id":"r{{i}}","name":"Rule","event_type":"T0","conditions":[{"field":"payload.symbol","operator":"starts_with","value":"X{{i}}"}],"actions":[{"type":"notify"}]}
            """),
    ]);

    private static IEnumerable<Rule> Read(int rules, Func<int, string> rule) => Enumerable.Range(0, rules).Chunk(InDocument)
        .SelectMany(chunk => RuleReader.Read(new JsonRuleFormat().Read($$"""{"rules":[{{string.Join(",", chunk.Select(rule))}}]}""")));

    private static string ConditionOf(int rule) => rule % 5 == 4
        ? $$"""{"field":"payload.price","operator":"gt","value":{{100_000 + rule}}}"""
        : $$"""{"field":"payload.symbol","operator":"eq","value":"S{{rule % Symbols}}"}""";

    internal static string Text(string symbol) => $$"""
        {"event_id":"e-1","type":"T0","producer":"feed","payload":{"user_id":"user123","order_id":"order456","symbol":"{{symbol}}","quantity":100,"price":150.25},"severity":"warning"}
        """;

    internal static EventView Event(string symbol)
    {
        using var document = JsonDocument.Parse(Text(symbol));
        return new EventView(Guid.CreateVersion7(), DateTimeOffset.UnixEpoch, document.RootElement.Clone());
    }
}
