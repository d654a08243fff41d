using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>
/// Reads one JSON object field by field and notes every problem with its path, so that a form can show all of them at
/// once. A deserializer stops at the first.
/// </summary>
internal sealed class FieldReader(JsonObject node, string path, List<Problem> problems)
{
    internal delegate bool NameReader<T>(string text, out T value);

    private readonly HashSet<string> _known = [];

    internal bool Flag(string name, bool otherwise) => Value(name, "true or false", otherwise, (JsonValue v, out bool value) => v.TryGetValue(out value));

    internal long Whole(string name, long otherwise) => Value(name, "a whole number", otherwise, (JsonValue v, out long value) => v.TryGetValue(out value));

    internal double Number(string name, double otherwise) => Value(name, "a number", otherwise, (JsonValue v, out double value) => v.TryGetValue(out value));

    internal string? Text(string name) => Value<string?>(name, "text", null, (JsonValue v, out string? value) => v.TryGetValue(out value));

    internal T? Choice<T>(string name, NameReader<T> read, string allowed)
        where T : struct => Value<T?>(name, allowed, null, (JsonValue v, out T? value) =>
        {
            T found = default;
            var ok = v.TryGetValue<string>(out var text) && read(text, out found);
            value = ok ? found : null;
            return ok;
        });

    internal FieldReader? Object(string name) => Node(name) switch
    {
        null => null,
        JsonObject found => new FieldReader(found, At(name), problems),
        var other => Refuse<FieldReader?>(At(name), other, "an object", null),
    };

    internal IReadOnlyList<string>? Names(string name) => Items(name, (item, at) =>
        item is JsonValue v && v.TryGetValue<string>(out var text) ? text : Refuse<string?>(at, item, "text", null))
        ?.OfType<string>().ToArray();

    internal List<T>? Items<T>(string name, Func<JsonNode?, string, T> read)
    {
        switch (Node(name))
        {
            case null:
                return null;
            case JsonArray array:
                return [.. array.Select((item, i) => read(item, $"{At(name)}[{i}]"))];
            case var other:
                return Refuse<List<T>?>(At(name), other, "a list", null);
        }
    }

    internal FieldReader? Item(JsonNode? item, string at) =>
        item is JsonObject found ? new FieldReader(found, at, problems) : Refuse<FieldReader?>(at, item, "an object", null);

    /// <summary>Every member of this object, whatever its name: for maps.</summary>
    internal IEnumerable<string> Members() => node.Select(member => member.Key);

    internal void Refuse(string name, string message, string allowed) => problems.Add(new(At(name), message, allowed));

    /// <summary>Notes the members that nobody asked for.</summary>
    internal void RefuseUnknown()
    {
        foreach (var (name, _) in node)
        {
            if (!_known.Contains(name))
            {
                problems.Add(new(At(name), "is not known.", string.Join(", ", _known)));
            }
        }
    }

    private delegate bool Getter<T>(JsonValue from, out T value);

    private T Value<T>(string name, string allowed, T otherwise, Getter<T> get) => Node(name) switch
    {
        null => otherwise,
        JsonValue found when get(found, out var value) => value,
        var other => Refuse(At(name), other, allowed, otherwise),
    };

    private JsonNode? Node(string name)
    {
        _known.Add(name);
        return node[name];
    }

    private T Refuse<T>(string at, JsonNode? found, string allowed, T otherwise)
    {
        var shown = found?.GetValueKind() switch
        {
            null => "null",
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            _ => $"'{Shown.Of(found.ToString())}'",
        };
        problems.Add(new(at, $"is {shown}.", allowed));
        return otherwise;
    }

    private string At(string name) => path.Length == 0 ? Shown.Of(name) : $"{path}.{Shown.Of(name)}";
}
