using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>
/// Reads one JSON object field by field and notes every problem with its path, so that a form can show all of them at
/// once. A deserializer stops at the first.
/// </summary>
internal sealed class FieldReader(JsonObject node, string path, List<Problem> problems)
{
    // A hostile document has more problems than anyone reads, and each of them is larger than what caused it.
    private const int MostProblems = 1_000;

    private readonly HashSet<string> _known = [];

    internal delegate bool NameReader<T>(string text, out T value);

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

    /// <summary>A list of texts. One that was refused reads as <paramref name="otherwise"/>, so that the others keep their places.</summary>
    internal IReadOnlyList<string>? Names(string name, string otherwise) => Items(name, (item, at) =>
        item is JsonValue v && v.TryGetValue<string>(out var text) ? text : Refuse(at, item, "text", otherwise));

    /// <summary>A list of words out of a few.</summary>
    internal List<T>? Choices<T>(string name, NameReader<T> read, string allowed, T otherwise) => Items(name, (item, at) =>
        item is JsonValue v && v.TryGetValue<string>(out var text) && read(text, out var found) ? found : Refuse(at, item, allowed, otherwise));

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

    /// <summary>Whether there is a value: null reads as if left out.</summary>
    internal bool Has(string name) => node[name] is not null;

    internal void Refuse(string name, string message, string allowed) => Note(new(At(name), message, allowed));

    /// <summary>Notes the members that nobody asked for.</summary>
    internal void RefuseUnknown()
    {
        var allowed = string.Join(", ", _known);
        foreach (var (name, _) in node)
        {
            if (!_known.Contains(name))
            {
                Refuse(name, "is not known.", allowed);
            }
        }
    }

    /// <summary>All problems by the field of this object that they are in, as it was read; unknown members come last.</summary>
    internal List<Problem> InOrder()
    {
        var places = _known.Select((name, place) => (name, place)).ToDictionary(known => known.name, known => known.place);
        return [.. problems.OrderBy(problem => places.GetValueOrDefault(problem.Field.Split('.', '[')[0], int.MaxValue))];
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
        Note(new(at, $"is {shown}.", allowed));
        return otherwise;
    }

    private void Note(Problem problem)
    {
        if (problems.Count < MostProblems)
        {
            problems.Add(problem);
        }
    }

    private string At(string name) => path.Length == 0 ? Shown.Of(name) : $"{path}.{Shown.Of(name)}";
}
