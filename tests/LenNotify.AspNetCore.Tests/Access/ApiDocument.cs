using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify.AspNetCore.Tests;

/// <summary>An OpenAPI document, and whether an answer is what it says.</summary>
internal sealed class ApiDocument(JsonNode document)
{
    private const string Json = "application/json";
    private const string Problem = "application/problem+json";

    /// <summary>Every operation, as <c>GET /path</c>.</summary>
    internal IEnumerable<(string Name, JsonNode Operation)> Operations =>
        from path in document["paths"]!.AsObject()
        from one in path.Value!.AsObject()
        select ($"{one.Key.ToUpperInvariant()} {path.Key}", one.Value!);

    /// <summary>Every answer with a body of JSON that is no problem, as <c>GET /path 200</c>.</summary>
    internal IEnumerable<string> Bodies =>
        from operation in Operations
        from answer in operation.Operation["responses"]!.AsObject()
        where answer.Value!["content"]?[Json] is not null && int.Parse(answer.Key, CultureInfo.InvariantCulture) is >= 200 and < 300
        select $"{operation.Name} {answer.Key}";

    /// <summary>What is otherwise in the answer than in the document.</summary>
    internal IReadOnlyList<string> Differences(string operation, int status, string? mediaType, string body)
    {
        var answers = Operations.Single(one => one.Name == operation).Operation["responses"]!;
        if (answers[status.ToString(CultureInfo.InvariantCulture)] is not { } described)
        {
            return [$"{operation}: {status} is not described: {body}"];
        }

        var schema = mediaType is null ? null : described["content"]?[mediaType]?["schema"];
        if (schema is null)
        {
            return body.Length == 0 ? [] : [$"{operation} {status}: a body of {mediaType} is not described."];
        }

        var found = new List<string>();
        if (mediaType is Json or Problem)
        {
            Compare(schema, JsonNode.Parse(body), $"{operation} {status} $", found);
        }

        return found;
    }

    private void Compare(JsonNode schema, JsonNode? value, string at, List<string> found)
    {
        schema = Resolved(schema);
        if (schema["oneOf"] is JsonArray ways)
        {
            if (!ways.Any(way => Fits(way!, value)))
            {
                found.Add($"{at}: {value?.ToJsonString()} is none of {ways.ToJsonString()}");
            }

            return;
        }

        if (schema["enum"] is JsonArray named && !named.Any(one => JsonNode.DeepEquals(one, value)))
        {
            found.Add($"{at}: {value?.ToJsonString()} is none of {named.ToJsonString()}");
        }

        if (schema["type"] is { } type && !Types(type).Any(name => Is(name, value)))
        {
            found.Add($"{at}: {value?.ToJsonString() ?? "null"} is no {type.ToJsonString()}");
        }

        switch (value)
        {
            case JsonObject members:
                CompareMembers(schema, members, at, found);
                break;
            case JsonArray items when schema["items"] is { } each:
                for (var i = 0; i < items.Count; i++)
                {
                    Compare(each, items[i], $"{at}[{i}]", found);
                }

                break;
        }
    }

    private void CompareMembers(JsonNode schema, JsonObject members, string at, List<string> found)
    {
        foreach (var name in schema["required"]?.AsArray().Select(one => (string)one!).Where(name => !members.ContainsKey(name)) ?? [])
        {
            found.Add($"{at}.{name} is missing");
        }

        foreach (var (name, value) in members)
        {
            if ((schema["properties"]?[name] ?? schema["additionalProperties"]) is { } known)
            {
                Compare(known, value, $"{at}.{name}", found);
            }
            else if (schema["properties"] is not null)
            {
                found.Add($"{at}.{name} is not described");
            }
        }
    }

    private bool Fits(JsonNode schema, JsonNode? value)
    {
        var found = new List<string>();
        Compare(schema, value, "", found);
        return found.Count == 0;
    }

    private JsonNode Resolved(JsonNode schema) =>
        (string?)schema["$ref"] is { } reference ? Resolved(document["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]]!) : schema;

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray several ? several.Select(one => (string)one!) : [(string)type!];

    private static bool Is(string type, JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => type == "null",
        JsonValueKind.String => type == "string",
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        JsonValueKind.Number => type == "number" || (type == "integer" && !value.ToJsonString().Contains('.', StringComparison.Ordinal)),
        JsonValueKind.Array => type == "array",
        _ => type == "object",
    };
}
