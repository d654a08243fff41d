using System.Numerics;

namespace LenNotify;

/// <summary>
/// A person's allow-lists as one open-addressed table of key and value together: the hash finds, the text decides.
/// </summary>
internal sealed class FilterTable
{
    private readonly (ulong Hash, string Key)[] _keys;
    private readonly Slot[] _slots;

    private FilterTable((ulong Hash, string Key)[] keys, Slot[] slots) => (_keys, _slots) = (keys, slots);

    private readonly record struct Slot(ulong Hash, string? Value, string? Key);

    /// <summary>Null when nothing is filtered: an empty list allows all.</summary>
    internal static FilterTable? Of(IReadOnlyDictionary<string, IReadOnlyList<string>> filters)
    {
        var values = 0;
        var keys = new List<(ulong Hash, string Key)>();
        foreach (var (key, allowed) in filters)
        {
            if (allowed.Count > 0)
            {
                keys.Add((StableHash.Of(key), key));
                values += allowed.Count;
            }
        }

        return values == 0 ? null : new FilterTable([.. keys], Fill(filters, values));
    }

    /// <summary>The place of the first attribute that the person filters by and whose value is not allowed, or -1.</summary>
    internal int FirstRejected(CompiledAttribute[] attributes)
    {
        for (var i = 0; i < attributes.Length; i++)
        {
            if (!Has(in attributes[i]) && Filters(in attributes[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private bool Has(in CompiledAttribute attribute)
    {
        var slots = _slots;
        var mask = slots.Length - 1;
        for (var at = (int)attribute.PairHash & mask; ; at = (at + 1) & mask)
        {
            ref readonly var slot = ref slots[at];
            if (slot.Hash == attribute.PairHash && slot.Value == attribute.Value && slot.Key == attribute.Key)
            {
                return true;
            }

            if (slot.Hash == 0)
            {
                return false;
            }
        }
    }

    private bool Filters(in CompiledAttribute attribute)
    {
        foreach (ref readonly var key in _keys.AsSpan())
        {
            if (key.Hash == attribute.KeyHash && key.Key == attribute.Key)
            {
                return true;
            }
        }

        return false;
    }

    private static Slot[] Fill(IReadOnlyDictionary<string, IReadOnlyList<string>> filters, int values)
    {
        // At most half full: a miss ends after a step or two.
        var slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)values * 2)];
        var mask = slots.Length - 1;
        foreach (var (key, allowed) in filters)
        {
            var keyHash = StableHash.Of(key);
            foreach (var value in allowed)
            {
                var hash = CompiledAttribute.Pair(keyHash, value);
                var at = (int)hash & mask;
                while (slots[at].Hash != 0)
                {
                    at = (at + 1) & mask;
                }

                slots[at] = new Slot(hash, value, key);
            }
        }

        return slots;
    }
}
