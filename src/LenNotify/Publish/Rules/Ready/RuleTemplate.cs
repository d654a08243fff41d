using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>A ready-made rule that lacks a few values.</summary>
public sealed record RuleTemplate
{
    internal RuleTemplate(string name, string description, IReadOnlyList<RuleTemplateValue> values, string text) =>
        (Name, Description, Values, Text) = (name, description, values, text);

    /// <summary>What it is found by.</summary>
    public string Name { get; }

    /// <summary>What it tells of.</summary>
    public string Description { get; }

    /// <summary>What it lacks.</summary>
    public IReadOnlyList<RuleTemplateValue> Values { get; }

    internal string Text { get; }

    /// <summary>The rule, for <see cref="IRuleDesk.PutAsync"/>.</summary>
    /// <param name="id">The rule's id.</param>
    /// <param name="values">By name; every one that has no value of its own must be there.</param>
    /// <exception cref="InvalidInputException">A value is missing, unknown, or does not fit.</exception>
    public StoredRule Fill(string id, JsonObject values)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(values);
        List<Problem> problems = [.. values.Where(given => Values.All(value => value.Name != given.Key))
            .Select(given => new Problem($"values.{Shown.Of(given.Key)}", "is unknown here.", string.Join(", ", Values.Select(value => value.Name))))];
        problems.AddRange(Values.Where(value => value.Otherwise is null && values[value.Name] is null)
            .Select(value => new Problem($"values.{value.Name}", "is missing.", value.Description)));
        if (problems.Count > 0)
        {
            throw new InvalidInputException("ready-made rule", problems);
        }

        var rule = new StoredRule(id, 0, true, Put(JsonNode.Parse(Text)!, values)!.ToJsonString());
        StoredRuleText.Compile(rule);
        return rule with { Json = StoredRuleText.Settled(rule) };
    }

    // A text that is nothing but a name in braces stands for a value: what is put there is never read as anything else.
    private JsonNode? Put(JsonNode node, JsonObject values)
    {
        switch (node)
        {
            case JsonObject map:
                return new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, Put(member.Value!, values))));
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Put(item!, values))]);
            case JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith('{'):
                var name = text[1..^1];
                return values[name]?.DeepClone() ?? JsonNode.Parse(Values.First(one => one.Name == name).Otherwise!);
            default:
                return node.DeepClone();
        }
    }
}
