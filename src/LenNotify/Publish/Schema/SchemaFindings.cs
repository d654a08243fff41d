namespace LenNotify;

/// <summary>Collects what a schema finds wrong with a document: all of it, but once for a place.</summary>
/// <param name="problems">Where to; null where it is only asked whether a value fits, which a schema asks itself at every <c>if</c>.</param>
internal sealed class SchemaFindings(List<Problem>? problems)
{
    // A hostile document has more problems than anyone reads, and each of them is larger than what caused it.
    private const int Most = 1_000;

    private readonly HashSet<(string, string)>? _told = problems is null ? null : [];

    /// <summary>Nothing was found.</summary>
    internal bool IsSound { get; private set; } = true;

    /// <summary>Nothing that is found from here on matters.</summary>
    internal bool IsAnswered => problems is null && !IsSound;

    /// <param name="path">The field.</param>
    /// <param name="node">Where it stands.</param>
    /// <param name="problem">In a sentence.</param>
    /// <param name="limit">What would have been right.</param>
    /// <param name="aspect">Tells apart what can be wrong with one value beside something else.</param>
    internal void Add(string path, DocumentNode node, string problem, string limit, string aspect = "")
    {
        IsSound = false;
        if (problems is not null && _told!.Count < Most && _told.Add((path, aspect)))
        {
            problems.Add(node.Wrong(path.Length == 0 ? "$" : path, problem, limit));
        }
    }

    /// <summary>What a test of a value found.</summary>
    internal void Add(SchemaTest test, DocumentNode node, string path, SchemaExpectation said)
    {
        IsSound = false;
        if (problems is not null)
        {
            // Nobody knows what was meant by nothing.
            var isNull = node.Kind == DocumentNodeKind.Null;
            Add(path, node, isNull ? "is null." : test.Problem(node, said.Title), said.Limit ?? (isNull ? "a value, or nothing at all" : test.Limit));
        }
    }

    /// <summary>The path of a member, whose name may come from outside.</summary>
    internal string Member(string path, string name) => problems is null ? "" : path.Length == 0 ? Shown.Of(name) : $"{path}.{Shown.Of(name)}";

    /// <summary>The path of an item.</summary>
    internal string Item(string path, int place) => problems is null ? "" : FormattableString.Invariant($"{path}[{place}]");
}
