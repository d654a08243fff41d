using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>The document in which all stored rules are kept: one, so that what is changed together is changed at once.</summary>
internal static class StoredRuleText
{
    internal static List<StoredRule> Read(string? json)
    {
        var rules = new List<StoredRule>();
        foreach (var node in json is null ? [] : JsonNode.Parse(json)!["rules"]!.AsArray())
        {
            rules.Add(new StoredRule(
                node!["id"]!.GetValue<string>(), node["version"]!.GetValue<int>(), node["enabled"]!.GetValue<bool>(), node["rule"]!.ToJsonString()));
        }

        return rules;
    }

    internal static string Write(IEnumerable<StoredRule> rules)
    {
        var all = new JsonArray();
        foreach (var rule in rules.OrderBy(rule => rule.Id, StringComparer.Ordinal))
        {
            all.Add((JsonNode)new JsonObject { ["id"] = rule.Id, ["version"] = rule.Version, ["enabled"] = rule.Enabled, ["rule"] = JsonNode.Parse(rule.Json) });
        }

        return new JsonObject { ["rules"] = all }.ToJsonString();
    }

    /// <summary>The rule itself; what it says of its id and of being on is settled.</summary>
    internal static string Settled(StoredRule rule)
    {
        var text = JsonNode.Parse(rule.Json)!.AsObject();
        text["id"] = rule.Id;
        text["enabled"] = rule.Enabled;
        return text.ToJsonString();
    }

    /// <summary>Compiles one, told apart by its id.</summary>
    /// <exception cref="InvalidInputException">It is not sound.</exception>
    internal static Rule Compile(StoredRule rule)
    {
        var problems = new List<Problem>();
        var compiled = RuleReader.ReadOne(new JsonRuleFormat().Read(rule.Json), $"rules.{Shown.Of(rule.Id)}", problems);
        return compiled is not null && problems.Count == 0 ? compiled : throw new InvalidInputException("rule", problems);
    }
}
