using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>
/// Walks metadata without trusting it. Parsed JSON puts off unescaping and looking for duplicates until it is walked, and
/// a value may be any .NET object that only writing turns into JSON.
/// </summary>
internal static class MetadataWalk
{
    private const string Whole = "whole Unicode without NUL";

    /// <summary>The first place that has too many levels, an unreadable name, or text that not every store can hold.</summary>
    internal static Problem? FirstProblem(JsonNode? node, string path, int levels)
    {
        switch (Plain(node))
        {
            case JsonObject or JsonArray when levels == 0:
                return new Problem("metadata", "is nested too deeply.", $"{NotificationRules.MaxMetadataDepth} levels");
            case JsonObject members:
                return OfMembers(members, path, levels - 1);
            case JsonArray items:
                return items.Select((item, i) => FirstProblem(item, $"{path}[{i}]", levels - 1)).FirstOrDefault(found => found is not null);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return OfText(value, path);
            case JsonValue value when IsEndless(value):
                return new Problem(path, "is not a finite number.", "finite numbers");
            default:
                return null;
        }
    }

    /// <summary>Bytes of UTF-8. Letters count as what they are: escaped, the same text would be three times as long in Cyrillic.</summary>
    internal static long SizeOf(JsonObject metadata)
    {
        using var writer = new Utf8JsonWriter(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        metadata.WriteTo(writer);
        return writer.BytesCommitted + writer.BytesPending;
    }

    // JsonValue.Create takes lists, dictionaries and classes as well: they are what they are written as.
    private static JsonNode? Plain(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() is JsonValueKind.Object or JsonValueKind.Array
            ? JsonNode.Parse(value.ToJsonString())
            : node;

    private static Problem? OfMembers(JsonObject members, string path, int levels)
    {
        List<KeyValuePair<string, JsonNode?>> all;
        try
        {
            all = [.. members];
        }
        catch (InvalidOperationException)
        {
            return new Problem(path, "has half a surrogate pair in a name.", Whole);
        }
        catch (ArgumentException)
        {
            return new Problem(path, "has a name twice.", "each name once");
        }

        return all.Select(member => Bad(member.Key, path) ?? FirstProblem(member.Value, $"{path}.{Shown.Of(member.Key)}", levels))
            .FirstOrDefault(found => found is not null);
    }

    private static Problem? OfText(JsonValue value, string path)
    {
        try
        {
            // A char, a Guid and the like are texts only once they are written.
            var text = value.TryGetValue<string>(out var own) ? own : JsonNode.Parse(value.ToJsonString())!.GetValue<string>();
            return Bad(text, path);
        }
        catch (InvalidOperationException)
        {
            return new Problem(path, "has half a surrogate pair.", Whole);
        }
    }

    private static bool IsEndless(JsonValue value) =>
        (value.TryGetValue<double>(out var real) && !double.IsFinite(real))
        || (value.TryGetValue<float>(out var single) && !float.IsFinite(single));

    private static Problem? Bad(string text, string path)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && TextRules.FirstBad(text.AsSpan(i, Math.Min(2, text.Length - i)), lines: true) == 0))
            {
                var what = text[i] == '\0' ? "NUL" : "half a surrogate pair";
                return new Problem(path, $"has {what} at {i}.", Whole);
            }

            i += char.IsHighSurrogate(text[i]) ? 1 : 0;
        }

        return null;
    }
}
