namespace LenNotify;

/// <summary>A template as the nodes of a document, whether it was one before or was made by code: so the schema is executed on every one.</summary>
internal static class TemplateNodes
{
    internal static DocumentNode Of(Template template)
    {
        var map = Map();
        Add(map, "key", Text(template.Key));
        Add(map, "language", Text(template.Language));
        Add(map, "engine", Text(template.Engine));
        Add(map, "variables", Map(template.Variables, kind => Text(kind.ToString().ToLowerInvariant())));
        Add(map, "wordings", List(template.Wordings, Of));
        return map;
    }

    private static DocumentNode Of(Wording wording)
    {
        var map = Map();
        AddSaid(map, "channel", wording.Channel);
        AddSaid(map, "language", wording.Language);
        AddSaid(map, "subject", wording.Subject);
        Add(map, "text", Text(wording.Text));
        AddSaid(map, "html", wording.Html);
        AddSaid(map, "blocks", wording.Blocks);
        Add(map, "facts", List(wording.Facts, Of));
        Add(map, "parts", Map(wording.Parts, Of));
        return map;
    }

    private static DocumentNode Of(WordingFact fact)
    {
        var map = Map();
        Add(map, "label", Text(fact.Label));
        Add(map, "value", Text(fact.Value));
        return map;
    }

    private static DocumentNode Of(WordingPart part)
    {
        var map = Map();
        Add(map, "text", Text(part.Text));
        AddSaid(map, "html", part.Html);
        return map;
    }

    private static DocumentNode Map() => new(DocumentNodeKind.Map, "", 0, 0);

    private static DocumentNode Map<T>(IReadOnlyDictionary<string, T> from, Func<T, DocumentNode> of)
    {
        var map = Map();
        foreach (var (name, value) in from)
        {
            Add(map, name, value is null ? Nothing() : of(value));
        }

        return map;
    }

    private static DocumentNode List<T>(IReadOnlyList<T> from, Func<T, DocumentNode> of)
    {
        var list = new DocumentNode(DocumentNodeKind.List, "", 0, 0);
        list.Items.AddRange(from.Select(one => one is null ? Nothing() : of(one)));
        return list;
    }

    // Careless code leaves null where something must be.
    private static DocumentNode Text(string? text) => text is null ? Nothing() : new(DocumentNodeKind.Text, text, 0, 0);

    private static DocumentNode Nothing() => new(DocumentNodeKind.Null, "", 0, 0);

    private static void AddSaid(DocumentNode map, string name, string? text)
    {
        if (text is not null)
        {
            Add(map, name, Text(text));
        }
    }

    private static void Add(DocumentNode map, string name, DocumentNode value) => map.Members.Add(new DocumentMember(name, 0, 0, value));
}
