using System.Globalization;

namespace LenNotify;

/// <summary>A map that fits the schema, and where to note what the schema cannot say.</summary>
internal sealed class RuleMap(DocumentNode node, string path, List<Problem> problems)
{
    internal string Path => path;

    internal List<Problem> Noted => problems;

    internal DocumentNode? Find(string name) => node.Find(name);

    internal string? Text(string name) => node.Find(name)?.Text;

    internal bool Flag(string name, bool otherwise) => node.Find(name) is { } found ? found.Text == "true" : otherwise;

    internal int Whole(string name, int otherwise) => node.Find(name) is { } found ? (int)KindTest.NumberOf(found)!.Value : otherwise;

    internal FieldPath? Field(string name) => node.Find(name) is { } found ? new FieldPath(found.Text) : null;

    internal TimeSpan? Span(string name) => node.Find(name) is { } found ? SpanOf(found.Text) : null;

    internal IReadOnlyList<DocumentNode> List(string name) => node.Find(name)?.Items ?? [];

    internal DateTimeOffset? Instant(string name)
    {
        if (node.Find(name) is not { } found)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(found.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return instant;
        }

        Wrong(found, name, $"'{Shown.Of(found.Text)}' is in no calendar.", "an instant from the years 1 to 9999, such as 2026-11-21T09:00:00Z");
        return null;
    }

    internal void Wrong(DocumentNode at, string name, string problem, string limit) => problems.Add(at.Wrong(At(name), problem, limit));

    internal string At(string name) => name.Length == 0 ? path : $"{path}.{name}";

    private static TimeSpan SpanOf(string text)
    {
        var number = int.Parse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture);
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
    }
}
