using System.Collections;
using System.Diagnostics.CodeAnalysis;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>How often each verdict was given; verdicts that nobody got are not in it.</summary>
internal sealed class VerdictCounts : IReadOnlyDictionary<Verdict, int>
{
    private readonly int[] _counts = new int[(int)Verdict.Suppress + 1];

    public IEnumerable<Verdict> Keys => this.Select(pair => pair.Key);

    public IEnumerable<int> Values => this.Select(pair => pair.Value);

    public int Count => _counts.Count(count => count > 0);

    public int this[Verdict key] => TryGetValue(key, out var count) ? count : throw new KeyNotFoundException($"No channel got the verdict {key}.");

    public bool ContainsKey(Verdict key) => TryGetValue(key, out _);

    public bool TryGetValue(Verdict key, [MaybeNullWhen(false)] out int value)
    {
        value = (int)key < _counts.Length ? _counts[(int)key] : 0;
        return value > 0;
    }

    public IEnumerator<KeyValuePair<Verdict, int>> GetEnumerator()
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] > 0)
            {
                yield return new((Verdict)i, _counts[i]);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static VerdictCounts Of(IReadOnlyList<AppendedUser> users)
    {
        var counts = new VerdictCounts();
        for (var user = 0; user < users.Count; user++)
        {
            var decisions = users[user].Routed.Item.Decisions;
            for (var i = 0; i < decisions.Count; i++)
            {
                counts._counts[(int)decisions[i].Verdict]++;
            }
        }

        return counts;
    }
}
