using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What is said behind the commit of an append, in the same round trip. Where an append went well only without it, nothing is said
/// with commits for a while, and whoever appends says it.
/// </summary>
internal sealed class CommitNews(StoreDialect dialect)
{
    // Seconds to minutes of a busy node.
    private const int AppendsOfRest = 1_000;
    private CommitTopics? _topics;
    private int _rest;

    /// <summary>Says these from now on.</summary>
    public void Begin(CommitTopics topics) => _topics = dialect.Say is null ? null : topics;

    /// <summary>What the next append says; null when nothing is said with it.</summary>
    public CommitTopics? Next() => _topics is { } topics && (Volatile.Read(ref _rest) <= 0 || Interlocked.Decrement(ref _rest) < 0) ? topics : null;

    /// <summary>Says nothing for a while.</summary>
    public void Rest() => Volatile.Write(ref _rest, AppendsOfRest);
}
