using System.Text.Json.Nodes;

namespace LenNotify.Tests;

/// <summary>A document with something else in one of its places.</summary>
internal static class SpoiltDocument
{
    /// <summary>Every place there is.</summary>
    internal static IEnumerable<object[]> Paths(JsonNode node, params object[] path)
    {
        var below = node switch
        {
            JsonObject map => map.Select(member => ((object)member.Key, member.Value)),
            JsonArray list => list.Select((item, i) => ((object)i, item)),
            _ => [],
        };
        foreach (var (step, value) in below)
        {
            object[] at = [.. path, step];
            yield return at;
            foreach (var deeper in Paths(value!, at))
            {
                yield return deeper;
            }
        }
    }

    /// <summary>With this in that place.</summary>
    internal static JsonNode With(string whole, object[] path, JsonNode? value)
    {
        var document = JsonNode.Parse(whole)!;
        if (At(document, path[..^1]) is JsonObject map)
        {
            map[(string)path[^1]] = value;
        }
        else
        {
            At(document, path[..^1])!.AsArray()[(int)path[^1]] = value;
        }

        return document;
    }

    /// <summary>Without that place.</summary>
    internal static JsonNode Without(string whole, object[] path)
    {
        var document = JsonNode.Parse(whole)!;
        if (At(document, path[..^1]) is JsonObject map)
        {
            map.Remove((string)path[^1]);
        }
        else
        {
            At(document, path[..^1])!.AsArray().RemoveAt((int)path[^1]);
        }

        return document;
    }

    /// <summary>With a member there that nobody knows; null where there are no members.</summary>
    internal static JsonNode? WithUnknown(string whole, object[] path)
    {
        var document = JsonNode.Parse(whole)!;
        if (At(document, path) is not JsonObject map)
        {
            return null;
        }

        map["unknown"] = 1;
        return document;
    }

    private static JsonNode? At(JsonNode root, object[] path) => path.Aggregate((JsonNode?)root, (node, step) => step is string name ? node![name] : node![(int)step]);
}
