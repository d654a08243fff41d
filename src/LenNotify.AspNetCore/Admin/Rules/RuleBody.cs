using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>A stored rule.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Counts its changes.</param>
/// <param name="Enabled">Whether it is on.</param>
/// <param name="Rule">The rule itself.</param>
internal sealed record RuleBody(string Id, int Version, bool Enabled, JsonObject Rule)
{
    internal static RuleBody Of(StoredRule rule) => new(rule.Id, rule.Version, rule.Enabled, JsonNode.Parse(rule.Json)!.AsObject());
}
