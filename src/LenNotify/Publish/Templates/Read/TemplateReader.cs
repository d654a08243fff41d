namespace LenNotify;

/// <summary>Turns JSON that fits the schema into a template.</summary>
internal static class TemplateReader
{
    private const string Subject = "template";

    internal static Template Parse(string json)
    {
        var document = JsonNodes.Of(JsonText.ReadObject(json, Subject));
        TemplateRules.Demand(Subject, problems => TemplateSchema.Executed.Whole.Judge(document, "", default, new SchemaFindings(problems)));
        var read = Read(document);
        TemplateRules.Demand(Subject, problems => TemplateRules.CheckShape(read, problems));
        return read;
    }

    private static Template Read(DocumentNode from)
    {
        var plain = new Template(from.Find("key")!.Text);
        return plain with
        {
            Language = Text(from, "language") ?? plain.Language,
            Engine = Text(from, "engine") ?? plain.Engine,
            Variables = Members(from, "variables", kind => KindOf(kind.Text)),
            Wordings = [.. Items(from, "wordings").Select(Wording)],
        };
    }

    private static Wording Wording(DocumentNode from) => new()
    {
        Channel = Text(from, "channel"),
        Language = Text(from, "language"),
        Subject = Text(from, "subject"),
        Text = Text(from, "text")!,
        Html = Text(from, "html"),
        Blocks = Text(from, "blocks"),
        Facts = [.. Items(from, "facts").Select(fact => new WordingFact(Text(fact, "label")!, Text(fact, "value")!))],
        Parts = Members(from, "parts", part => new WordingPart { Text = Text(part, "text")!, Html = Text(part, "html") }),
    };

    // A long text may be written as a list of its lines.
    private static string? Text(DocumentNode from, string name) => from.Find(name) switch
    {
        { Kind: DocumentNodeKind.List } lines => string.Join('\n', lines.Items.Select(line => line.Text)),
        var found => found?.Text,
    };

    private static List<DocumentNode> Items(DocumentNode from, string name) => from.Find(name)?.Items ?? [];

    private static Dictionary<string, T> Members<T>(DocumentNode from, string name, Func<DocumentNode, T> read) =>
        (from.Find(name)?.Members ?? []).ToDictionary(member => member.Name, member => read(member.Value), StringComparer.Ordinal);

    private static VariableKind KindOf(string text) => text switch
    {
        "number" => VariableKind.Number,
        "date" => VariableKind.Date,
        "url" => VariableKind.Url,
        _ => VariableKind.Text,
    };
}
