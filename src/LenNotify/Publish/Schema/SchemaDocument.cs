using System.Reflection;
using System.Text.Json;

namespace LenNotify;

/// <summary>A JSON Schema, read once: the whole of it, and what it defines by name.</summary>
internal sealed class SchemaDocument
{
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };
    private readonly Dictionary<string, DocumentSchema> _definitions = new(StringComparer.Ordinal);

    private SchemaDocument(string name, JsonElement root)
    {
        if (!root.TryGetProperty("$schema", out var draft) || draft.GetString() != Draft)
        {
            throw new InvalidOperationException($"The schema '{name}' is not of the draft that is executed: {Draft}.");
        }

        var compiler = new SchemaCompiler(name, _definitions);
        foreach (var definition in root.TryGetProperty("$defs", out var all) ? [.. all.EnumerateObject()] : Array.Empty<JsonProperty>())
        {
            _definitions.Add(definition.Name, compiler.Compile(definition.Value, $"#/$defs/{definition.Name}"));
        }

        Whole = compiler.Compile(root, "#", isRoot: true);
        compiler.Demand();
    }

    /// <summary>What the whole document must be.</summary>
    internal DocumentSchema Whole { get; }

    /// <summary>What is defined by that name.</summary>
    internal DocumentSchema Of(string name) => _definitions[name];

    /// <summary>Reads one that the assembly carries.</summary>
    /// <exception cref="InvalidOperationException">It says what is not executed.</exception>
    internal static SchemaDocument Parse(string name, string json)
    {
        using var read = JsonDocument.Parse(json, Strict);
        return new SchemaDocument(name, read.RootElement);
    }

    /// <summary>The text of one that the assembly carries.</summary>
    internal static string TextOf(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
