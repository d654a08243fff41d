using System.Collections;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>An item's decisions as they are stored, read when someone looks at them: who claims deliveries never does.</summary>
internal sealed class StoredDecisions(string json) : IReadOnlyList<StoredDecision>
{
    private IReadOnlyList<StoredDecision>? _decisions;

    public int Count => Decisions.Count;

    public StoredDecision this[int index] => Decisions[index];

    private IReadOnlyList<StoredDecision> Decisions => _decisions ??= StoreJson.Read<IReadOnlyList<StoredDecision>>(json);

    public IEnumerator<StoredDecision> GetEnumerator() => Decisions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
