using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>Takes JSON from outside: bounded, strict, refused with a place.</summary>
internal static class JsonText
{
    private const int MaxBytes = 256 * 1024;
    private const int MaxDepth = 16;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    internal static JsonObject ReadObject(string json, string subject)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaxBytes || Encoding.UTF8.GetByteCount(json) > MaxBytes)
        {
            throw Refused(subject, $"has {json.Length:N0} characters.", $"{MaxBytes / 1024} KB");
        }

        try
        {
            return JsonNode.Parse(json, documentOptions: Strict) as JsonObject
                ?? throw Refused(subject, "is not an object.", "a JSON object");
        }
        catch (JsonException e)
        {
            throw Refused(subject, $"is not sound JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.",
                $"one JSON object, no member twice, at most {MaxDepth} levels deep");
        }
    }

    /// <summary>RFC 7396: members of the patch replace, objects merge, null removes.</summary>
    internal static void Merge(JsonObject into, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                into.Remove(name);
            }
            else if (value is JsonObject inner)
            {
                if (into[name] is not JsonObject)
                {
                    into[name] = new JsonObject();
                }

                Merge((JsonObject)into[name]!, inner);
            }
            else
            {
                into[name] = value.DeepClone();
            }
        }
    }

    private static InvalidInputException Refused(string subject, string message, string limit) => new(subject, [new Problem("$", message, limit)]);
}
