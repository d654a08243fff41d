namespace LenNotify.Benchmarks.Hub;

/// <summary>What a team would send of an item.</summary>
internal sealed record RawItem(
    Guid Id, long Sequence, string Type, string Title, string Message, string Severity, string Priority, DateTimeOffset CreatedAt, bool Read, IReadOnlyDictionary<string, string> Attributes);
