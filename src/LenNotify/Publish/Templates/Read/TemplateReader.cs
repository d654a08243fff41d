using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>Turns JSON into a template: its shape only.</summary>
internal static class TemplateReader
{
    private const string Subject = "template";
    private const string Kinds = "text, number, date or url";

    internal static Template Parse(string json)
    {
        var problems = new List<Problem>();
        var from = new FieldReader(Joined(JsonText.ReadObject(json, Subject)), "", problems);
        from.Text("$schema");
        var key = from.Text("key") ?? "";
        var plain = new Template(key);
        var read = plain with
        {
            Language = from.Text("language") ?? plain.Language,
            Engine = from.Text("engine") ?? plain.Engine,
            Variables = Variables(from.Object("variables")),
            Wordings = from.Items("wordings", (item, at) => Wording(from, item, at)) ?? [],
        };
        from.RefuseUnknown();
        TemplateRules.CheckShape(read, problems);
        return problems.Count == 0 ? read : throw new InvalidInputException(Subject, from.InOrder());
    }

    private static Dictionary<string, VariableKind> Variables(FieldReader? map)
    {
        var read = new Dictionary<string, VariableKind>(StringComparer.Ordinal);
        foreach (var name in map?.Members() ?? [])
        {
            read[name] = map!.Choice<VariableKind>(name, TryRead, Kinds) ?? VariableKind.Text;
        }

        return read;
    }

    private static Wording Wording(FieldReader list, JsonNode? item, string at)
    {
        var from = list.Item(item, at);
        var read = new Wording
        {
            Channel = from?.Text("channel"),
            Language = from?.Text("language"),
            Subject = from?.Text("subject"),
            Text = from?.Text("text") ?? "",
            Html = from?.Text("html"),
            Blocks = from?.Text("blocks"),
            Facts = from?.Items("facts", (fact, place) => Fact(from.Item(fact, place))) ?? [],
            Parts = Parts(from?.Object("parts")),
        };
        from?.RefuseUnknown();
        return read;
    }

    private static WordingFact Fact(FieldReader? from)
    {
        var read = new WordingFact(from?.Text("label") ?? "", from?.Text("value") ?? "");
        from?.RefuseUnknown();
        return read;
    }

    // A long text may be written as a list of its lines.
    private static JsonObject Joined(JsonObject node)
    {
        foreach (var (name, value) in node.ToArray())
        {
            if (value is JsonObject inner)
            {
                Joined(inner);
            }
            else if (value is JsonArray lines && name is ("subject" or "text" or "html" or "blocks") && lines.All(IsText))
            {
                node[name] = string.Join('\n', lines.Select(line => line!.GetValue<string>()));
            }
            else if (value is JsonArray items)
            {
                foreach (var item in items.OfType<JsonObject>())
                {
                    Joined(item);
                }
            }
        }

        return node;
    }

    private static bool IsText(JsonNode? line) => line is JsonValue value && value.TryGetValue<string>(out _);

    private static Dictionary<string, WordingPart> Parts(FieldReader? map)
    {
        var read = new Dictionary<string, WordingPart>(StringComparer.Ordinal);
        foreach (var name in map?.Members() ?? [])
        {
            if (map!.Object(name) is { } part)
            {
                read[name] = new WordingPart { Text = part.Text("text") ?? "", Html = part.Text("html") };
                part.RefuseUnknown();
            }
        }

        return read;
    }

    private static bool TryRead(string text, out VariableKind kind)
    {
        (var found, kind) = text switch
        {
            "text" => (true, VariableKind.Text),
            "number" => (true, VariableKind.Number),
            "date" => (true, VariableKind.Date),
            "url" => (true, VariableKind.Url),
            _ => (false, default),
        };
        return found;
    }
}
