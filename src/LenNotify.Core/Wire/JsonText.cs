using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using static System.FormattableString;

namespace LenNotify;

/// <summary>Takes JSON from outside: bounded, strict, refused with a place.</summary>
internal static class JsonText
{
    internal const int MaxBytes = 256 * 1024;

    private const int MaxDepth = 16;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    internal static JsonObject ReadObject(string json, string subject)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaxBytes || Encoding.UTF8.GetByteCount(json) > MaxBytes)
        {
            throw Refused(subject, Invariant($"has {json.Length:N0} characters."), $"{MaxBytes / 1024} KB");
        }

        return Parse(json, subject) as JsonObject ?? throw Refused(subject, "is not an object.", "a JSON object");
    }

    /// <summary>
    /// RFC 7396: members of the patch replace, objects merge. A null is kept, because reading takes it for a member that
    /// is left out, and because the name of what is removed must be a known one all the same.
    /// </summary>
    internal static void Merge(JsonObject into, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is JsonObject inner)
            {
                if (into[name] is not JsonObject)
                {
                    into[name] = new JsonObject();
                }

                Merge((JsonObject)into[name]!, inner);
            }
            else
            {
                into[name] = value?.DeepClone();
            }
        }
    }

    private static JsonNode? Parse(string json, string subject)
    {
        try
        {
            var node = JsonNode.Parse(json, documentOptions: Strict);
            Unescape(node);
            return node;
        }
        catch (JsonException e)
        {
            throw Refused(subject, $"is not sound JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.",
                $"one JSON object, no member twice, at most {MaxDepth} levels deep");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw Refused(subject, "has half a surrogate pair in a name or a text.", "whole Unicode");
        }
    }

    // The parser puts off unescaping until a name or text is read. Here it is expected to fail, later it would not be.
    private static void Unescape(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, value) in members)
                {
                    Unescape(value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Unescape(item);
                }

                break;
            case JsonValue value:
                value.TryGetValue<string>(out _);
                break;
        }
    }

    private static InvalidInputException Refused(string subject, string message, string limit) => new(subject, [new Problem("$", message, limit)]);
}
