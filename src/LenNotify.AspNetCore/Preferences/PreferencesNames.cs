using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>The document's own names in camelCase and back. What people named (types, channels, attributes) stays as it is.</summary>
internal static class PreferencesNames
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    internal static string ToSnake(string json) => Renamed(json, JsonNamingPolicy.SnakeCaseLower.ConvertName);

    internal static string ToCamel(string json) => Renamed(json, Camel);

    private static string Renamed(string json, Func<string, string> spell)
    {
        JsonNode? document;
        try
        {
            document = JsonNode.Parse(json, null, Strict);
        }
        catch (JsonException)
        {
            // Whoever reads the document says what is wrong with it.
            return json;
        }

        if (document is not JsonObject root)
        {
            return json;
        }

        foreach (var (_, type) in root["types"] as JsonObject ?? [])
        {
            Rename(type, spell);
        }

        Rename(root["quiet_hours"] ?? root["quietHours"], spell);
        Rename(root, spell);
        return root.ToJsonString();
    }

    private static void Rename(JsonNode? node, Func<string, string> spell)
    {
        if (node is not JsonObject members)
        {
            return;
        }

        foreach (var (name, value) in members.ToArray())
        {
            if (spell(name) is var other && other != name && !members.ContainsKey(other))
            {
                members.Remove(name);
                members[other] = value;
            }
        }
    }

    private static string Camel(string name)
    {
        var parts = name.Split('_');
        return parts.Length == 1 ? name : parts[0] + string.Concat(parts.Skip(1).Select(part => part.Length == 0 ? "_" : char.ToUpperInvariant(part[0]) + part[1..]));
    }
}
