using System.Text.Json;

namespace LenNotify;

/// <summary>
/// Takes a schema apart. It knows the words that the shipped schemas use, no more; one that it does not know would be a check that is
/// promised and never made, so it is refused when the schema is read.
/// </summary>
internal sealed class SchemaCompiler(string name, IReadOnlyDictionary<string, DocumentSchema> definitions)
{
    private const string Definition = "#/$defs/";

    private static readonly HashSet<string> Executed = new(StringComparer.Ordinal)
    {
        "type", "enum", "const", "pattern", "minLength", "maxLength", "minimum", "exclusiveMinimum", "maximum", "minItems", "maxItems", "minProperties", "maxProperties",
        "not", "$ref", "allOf", "if", "then", "else", "items", "contains", "minContains", "maxContains", "properties", "required", "additionalProperties", "propertyNames",
    };

    // What is said for people and editors only.
    private static readonly HashSet<string> Said = new(StringComparer.Ordinal) { "title", "description", "default", "examples" };
    private static readonly HashSet<string> SaidOfTheWhole = new(StringComparer.Ordinal) { "$schema", "$id", "$defs" };
    private readonly HashSet<string> _referred = new(StringComparer.Ordinal);

    internal DocumentSchema Compile(JsonElement schema, string at, bool isRoot = false)
    {
        switch (schema.ValueKind)
        {
            case JsonValueKind.True:
                return DocumentSchema.Always;
            case JsonValueKind.False:
                return DocumentSchema.Never;
            case JsonValueKind.Object:
                break;
            default:
                throw Refused(at, schema.GetRawText());
        }

        // A format is no check in this draft; that of a pattern is made by who uses the pattern.
        if (schema.EnumerateObject().Where(word => !Executed.Contains(word.Name) && !Said.Contains(word.Name) && !(isRoot && SaidOfTheWhole.Contains(word.Name))
            && !(word.Name == "format" && word.Value.GetString() == "regex")).Select(word => word.Name).FirstOrDefault() is { } unknown)
        {
            throw Refused(at, unknown);
        }

        try
        {
            var tests = ValueTests.Read(schema).Concat(Nots(schema, at)).ToArray();
            return new DocumentSchema(isRoot ? default : new SchemaExpectation(Text(schema, "title"), Text(schema, "title") is null ? null : Text(schema, "description")), tests, [.. Parts(schema, at)]);
        }
        catch (Exception error) when (error is not InvalidOperationException { InnerException: not null })
        {
            throw new InvalidOperationException($"The schema '{name}' cannot be executed at {at}: {error.Message}", error);
        }
    }

    /// <summary>Refuses a reference to nothing, and one that comes back to itself for the same value.</summary>
    internal void Demand()
    {
        foreach (var missing in _referred.Where(missing => !definitions.ContainsKey(missing)))
        {
            throw Refused("#", Definition + missing);
        }

        foreach (var (named, schema) in definitions)
        {
            if (Returns(schema, []))
            {
                throw new InvalidOperationException($"The schema '{name}' cannot be executed: {Definition}{named} asks itself of the same value.");
            }
        }
    }

    private static bool Returns(DocumentSchema schema, HashSet<DocumentSchema> above)
    {
        if (schema == DocumentSchema.Always || schema == DocumentSchema.Never)
        {
            return false;
        }

        var returns = !above.Add(schema) || schema.OfTheSame.Any(next => Returns(next, above));
        above.Remove(schema);
        return returns;
    }

    private IEnumerable<SchemaTest> Nots(JsonElement schema, string at)
    {
        if (schema.TryGetProperty("not", out var not))
        {
            var refused = Compile(not, at + "/not");
            yield return new SchemaTest(node => !refused.Fits(node), (node, title) => title is null ? $"{node.Shown()} cannot stand here." : SchemaTest.IsNo(node, title), "anything else");
        }
    }

    private IEnumerable<SchemaPart> Parts(JsonElement schema, string at)
    {
        if (Text(schema, "$ref") is { } reference)
        {
            yield return Reference(reference, at);
        }

        if (schema.TryGetProperty("allOf", out var all))
        {
            yield return new AllOfPart([.. all.EnumerateArray().Select((one, i) => Compile(one, FormattableString.Invariant($"{at}/allOf/{i}")))]);
        }

        if (schema.TryGetProperty("if", out _))
        {
            yield return new ChoicePart(In(schema, "if", at)!, In(schema, "then", at) ?? DocumentSchema.Always, In(schema, "else", at) ?? DocumentSchema.Always);
        }

        if (In(schema, "items", at) is { } each)
        {
            yield return new ItemsPart(each);
        }

        if (In(schema, "contains", at) is { } kind)
        {
            yield return new ContainsPart(kind, Whole(schema, "minContains", 1), Whole(schema, "maxContains", int.MaxValue));
        }

        yield return new MembersPart(Known(schema, at), schema.TryGetProperty("required", out var required) ? ValueTests.Texts(required) : [],
            In(schema, "additionalProperties", at), In(schema, "propertyNames", at));
    }

    private ReferencePart Reference(string reference, string at)
    {
        if (!reference.StartsWith(Definition, StringComparison.Ordinal) || reference.IndexOf('/', Definition.Length) >= 0)
        {
            throw Refused(at, reference);
        }

        _referred.Add(reference[Definition.Length..]);
        return new ReferencePart(definitions, reference[Definition.Length..]);
    }

    private Dictionary<string, DocumentSchema> Known(JsonElement schema, string at)
    {
        var known = new Dictionary<string, DocumentSchema>(StringComparer.Ordinal);
        foreach (var member in schema.TryGetProperty("properties", out var all) ? [.. all.EnumerateObject()] : Array.Empty<JsonProperty>())
        {
            known.Add(member.Name, Compile(member.Value, $"{at}/properties/{member.Name}"));
        }

        return known;
    }

    private DocumentSchema? In(JsonElement schema, string word, string at) => schema.TryGetProperty(word, out var inner) ? Compile(inner, $"{at}/{word}") : null;

    private static int Whole(JsonElement schema, string word, int otherwise) => schema.TryGetProperty(word, out var value) ? value.GetInt32() : otherwise;

    private static string? Text(JsonElement schema, string word) => schema.TryGetProperty(word, out var value) ? value.GetString() : null;

    private InvalidOperationException Refused(string at, string word) =>
        new($"The schema '{name}' says '{word}' at {at}, which is not executed.", new NotSupportedException(word));
}
