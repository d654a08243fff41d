using System.Reflection;

namespace LenNotify;

/// <summary>The resources <c>*.template.json</c> of an assembly.</summary>
internal sealed record ResourceOrigin(Assembly Assembly, string From, int Rank) : ITemplateOrigin
{
    public IEnumerable<TemplateEntry> Entries() =>
        Assembly.GetManifestResourceNames().Where(name => name.EndsWith(FileOrigin.Ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => new TemplateEntry(From.Length == 0 ? name : From, () => Template.Parse(Text(name)), name));

    private string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
