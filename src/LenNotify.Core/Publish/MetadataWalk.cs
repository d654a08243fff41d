using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>Walks metadata without trusting it.</summary>
internal static class MetadataWalk
{
    /// <summary>Whether it has at most this many levels; an empty object has one.</summary>
    internal static bool IsShallow(JsonNode? node, int levels) => node switch
    {
        JsonObject o => levels > 0 && o.All(member => IsShallow(member.Value, levels - 1)),
        JsonArray a => levels > 0 && a.All(item => IsShallow(item, levels - 1)),
        _ => true,
    };

    /// <summary>The first name or text that not every store can hold: NUL, half a surrogate pair.</summary>
    internal static Problem? FirstBadText(JsonNode? node, string path) => node switch
    {
        JsonObject o => o.Select(member => Bad(member.Key, path) ?? FirstBadText(member.Value, $"{path}.{Shown.Of(member.Key)}"))
            .FirstOrDefault(found => found is not null),
        JsonArray a => a.Select((item, i) => FirstBadText(item, $"{path}[{i}]")).FirstOrDefault(found => found is not null),
        JsonValue v when v.GetValueKind() == JsonValueKind.String => BadValue(v, path),
        JsonValue v when v.GetValueKind() == JsonValueKind.Number => BadNumber(v, path),
        _ => null,
    };

    private static Problem? BadValue(JsonValue value, string path)
    {
        try
        {
            return Bad(value.ToString(), path);
        }
        catch (InvalidOperationException)
        {
            // Parsed JSON may hold an escaped half of a surrogate pair, which has no text.
            return new Problem(path, "has half a surrogate pair.", "whole Unicode without NUL");
        }
    }

    private static Problem? Bad(string text, string path)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && TextRules.FirstBad(text.AsSpan(i, Math.Min(2, text.Length - i)), lines: true) == 0))
            {
                var what = text[i] == '\0' ? "NUL" : "half a surrogate pair";
                return new Problem(path, $"has {what} at {i}.", "whole Unicode without NUL");
            }

            i += char.IsHighSurrogate(text[i]) ? 1 : 0;
        }

        return null;
    }

    private static Problem? BadNumber(JsonValue value, string path) =>
        (value.TryGetValue<double>(out var real) && !double.IsFinite(real)) || (value.TryGetValue<float>(out var single) && !float.IsFinite(single))
            ? new Problem(path, "is not a finite number.", "finite numbers")
            : null;
}
