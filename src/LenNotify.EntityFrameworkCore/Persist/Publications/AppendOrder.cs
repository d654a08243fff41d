using LenNotify.Storage;

namespace LenNotify;

/// <summary>What an append is asked for.</summary>
/// <param name="Requests">What is stored, for whom.</param>
/// <param name="Route">Decides for each person.</param>
/// <param name="Topics">What is said behind the commit; null when nothing is.</param>
/// <param name="Now">When it is.</param>
internal sealed record AppendOrder(IReadOnlyList<AppendRequest> Requests, Router Route, CommitTopics? Topics, DateTimeOffset Now)
{
    /// <summary>What is said of these.</summary>
    public IReadOnlyList<string> ToSay(IReadOnlyList<AppendResult> stored) => Topics?.Invoke(stored, Now) ?? [];

    /// <summary>An answer, as it is once that was said.</summary>
    public AppendResult Told(AppendResult stored) => Topics is null ? stored : stored with { Signalled = true };

    /// <summary>The people, each once.</summary>
    public string[] Users() => [.. Requests.SelectMany(request => request.UserIds).Distinct(StringComparer.Ordinal)];
}
