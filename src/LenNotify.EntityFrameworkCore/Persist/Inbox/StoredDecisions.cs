using System.Collections;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// An item's decisions as they are stored, read when someone looks at them: who claims deliveries never does. Most items are decided
/// alike, so the last that were written or read are kept, and serve whoever has the same.
/// </summary>
internal sealed class StoredDecisions(string json) : IReadOnlyList<StoredDecision>
{
    private static Known? _written;
    private static Known? _read;
    private IReadOnlyList<StoredDecision>? _decisions;

    private sealed record Known(string Json, IReadOnlyList<StoredDecision> Decisions);

    public int Count => Decisions.Count;

    public StoredDecision this[int index] => Decisions[index];

    private IReadOnlyList<StoredDecision> Decisions => _decisions ??= Read(json);

    /// <summary>Decisions as text.</summary>
    public static string Write(IReadOnlyList<StoredDecision> decisions)
    {
        if (Volatile.Read(ref _written) is { } last && AreSame(last.Decisions, decisions))
        {
            return last.Json;
        }

        var json = StoreJson.Write(decisions);
        Volatile.Write(ref _written, new Known(json, [.. decisions]));
        return json;
    }

    public IEnumerator<StoredDecision> GetEnumerator() => Decisions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static IReadOnlyList<StoredDecision> Read(string json)
    {
        if (Volatile.Read(ref _read) is { } last && last.Json == json)
        {
            return last.Decisions;
        }

        var decisions = StoreJson.Read<IReadOnlyList<StoredDecision>>(json);
        Volatile.Write(ref _read, new Known(json, decisions));
        return decisions;
    }

    private static bool AreSame(IReadOnlyList<StoredDecision> known, IReadOnlyList<StoredDecision> decisions)
    {
        for (var i = 0; i < decisions.Count; i++)
        {
            if (i >= known.Count || known[i] != decisions[i])
            {
                return false;
            }
        }

        return known.Count == decisions.Count;
    }
}
