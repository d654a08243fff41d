using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LenNotify.Tests.Rules;

/// <summary>
/// As much of JSON Schema as the shipped schemas say, written apart from the product: what it executes is compared with this. A word that it
/// does not know fails the test.
/// </summary>
internal sealed class SchemaCheck(JsonNode root)
{
    private static readonly string[] Said = ["description", "title", "$schema", "$id", "$defs", "format", "default", "examples", "minContains", "maxContains", "then", "else"];

    internal bool Fits(JsonNode? value) => Fits(root, value);

    private bool Fits(JsonNode schema, JsonNode? value) =>
        schema is JsonObject words ? words.All(word => Said.Contains(word.Key) || Fits(words, word.Key, word.Value!, value)) : schema.GetValue<bool>();

    private bool Fits(JsonObject schema, string word, JsonNode says, JsonNode? value) => word switch
    {
        "$ref" => Fits(root["$defs"]![says.GetValue<string>().Split('/')[^1]]!, value),
        "allOf" => says.AsArray().All(one => Fits(one!, value)),
        "if" => schema[Fits(says, value) ? "then" : "else"] is not { } chosen || Fits(chosen, value),
        "not" => !Fits(says, value),
        "const" => JsonNode.DeepEquals(says, value),
        "enum" => says.AsArray().Any(one => JsonNode.DeepEquals(one, value)),
        "type" => says is JsonArray types ? types.Any(type => IsA(type!.GetValue<string>(), value)) : IsA(says.GetValue<string>(), value),
        _ => OfText(word, says, value) && OfNumber(word, says, value) && OfList(schema, word, says, value) && OfMap(schema, word, says, value) && IsKnown(word),
    };

    private static bool IsKnown(string word) => word is "pattern" or "minLength" or "maxLength" or "minimum" or "maximum" or "exclusiveMinimum" or "items" or "minItems" or "maxItems"
        or "contains" or "properties" or "required" or "additionalProperties" or "propertyNames" or "minProperties" or "maxProperties" ? true : throw new NotSupportedException(word);

    private static bool OfText(string word, JsonNode says, JsonNode? value) => value is not JsonValue text || text.GetValueKind() != JsonValueKind.String || word switch
    {
        "pattern" => Regex.IsMatch(text.GetValue<string>(), says.GetValue<string>() is var pattern && pattern.EndsWith('$') ? pattern[..^1] + @"\z" : pattern),
        "minLength" => text.GetValue<string>().Length >= says.GetValue<int>(),
        "maxLength" => text.GetValue<string>().Length <= says.GetValue<int>(),
        _ => true,
    };

    private static bool OfNumber(string word, JsonNode says, JsonNode? value) => value is not JsonValue || value.GetValueKind() != JsonValueKind.Number || word switch
    {
        "minimum" => Number(value) >= Number(says),
        "maximum" => Number(value) <= Number(says),
        "exclusiveMinimum" => Number(value) > Number(says),
        _ => true,
    };

    private bool OfList(JsonObject schema, string word, JsonNode says, JsonNode? value) => value is not JsonArray list || word switch
    {
        "items" => list.All(item => Fits(says, item)),
        "minItems" => list.Count >= says.GetValue<int>(),
        "maxItems" => list.Count <= says.GetValue<int>(),
        "contains" => list.Count(item => Fits(says, item)) is var count && count >= (schema["minContains"]?.GetValue<int>() ?? 1) && count <= (schema["maxContains"]?.GetValue<int>() ?? int.MaxValue),
        _ => true,
    };

    private bool OfMap(JsonObject schema, string word, JsonNode says, JsonNode? value) => value is not JsonObject map || word switch
    {
        "properties" => says.AsObject().All(known => !map.TryGetPropertyValue(known.Key, out var member) || Fits(known.Value!, member)),
        "required" => says.AsArray().All(name => map.ContainsKey(name!.GetValue<string>())),
        "additionalProperties" => map.Where(member => schema["properties"]?.AsObject().ContainsKey(member.Key) != true)
            .All(member => Fits(says, member.Value)),
        "propertyNames" => map.All(member => Fits(says, JsonValue.Create(member.Key))),
        "minProperties" => map.Count >= says.GetValue<int>(),
        "maxProperties" => map.Count <= says.GetValue<int>(),
        _ => true,
    };

    private static bool IsA(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => Number(value!) == Math.Truncate(Number(value!)),
        _ => false,
    };

    private static double Number(JsonNode value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
}
