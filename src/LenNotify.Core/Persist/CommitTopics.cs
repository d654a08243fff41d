namespace LenNotify.Storage;

/// <summary>The topics that say what one append stores; none when there is nothing to say. Pure: it is called again when the append is.</summary>
public delegate IReadOnlyList<string> CommitTopics(IReadOnlyList<AppendResult> stored, DateTimeOffset now);
