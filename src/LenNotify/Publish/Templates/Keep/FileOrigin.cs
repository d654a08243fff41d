namespace LenNotify;

/// <summary>The files <c>*.template.json</c> of a directory.</summary>
internal sealed record FileOrigin(string Directory) : ITemplateOrigin
{
    internal const string Ending = ".template.json";

    public int Rank => 2;

    public IEnumerable<TemplateEntry> Entries()
    {
        if (!System.IO.Directory.Exists(Directory))
        {
            return [new TemplateEntry(Directory, () => throw new DirectoryNotFoundException("there is no such directory"), "*")];
        }

        return System.IO.Directory.EnumerateFiles(Directory, "*" + Ending).Order(StringComparer.Ordinal).Select(path => new TemplateEntry(
            Path.GetFileName(path), () => Template.Parse(Bounded(path)), Path.GetFileName(path)[..^Ending.Length]));
    }

    private static string Bounded(string path) => new FileInfo(path).Length <= 2L * JsonText.MaxBytes
        ? File.ReadAllText(path)
        : throw new InvalidInputException("template", [new("$", "is too large a file.", $"{JsonText.MaxBytes / 1024} KB")]);
}
