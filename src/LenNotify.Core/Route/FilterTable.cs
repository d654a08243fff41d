using System.Numerics;

namespace LenNotify;

/// <summary>
/// A person's allow-lists as one open-addressed table of key and value together: the hash finds, the text decides.
/// </summary>
internal static class FilterTable
{
    /// <summary>An allowed value of a key.</summary>
    internal readonly record struct Slot(ulong Hash, string? Value, string? Key);

    /// <summary>A bit for each key that is filtered; two keys may share one.</summary>
    internal static ulong MarkOf(ulong keyHash) => 1UL << (int)(keyHash & 63);

    /// <summary>The keys that are filtered: an empty list allows all.</summary>
    internal static (ulong Hash, string Key)[] KeysOf(IReadOnlyDictionary<string, IReadOnlyList<string>> filters, EngineSettings settings) =>
        [.. filters.Where(f => f.Value.Count > 0).Select(f => (StableHash.Of(f.Key), settings.Shared(f.Key)))];

    internal static Slot[] SlotsOf(IReadOnlyDictionary<string, IReadOnlyList<string>> filters, EngineSettings settings)
    {
        var values = filters.Sum(f => f.Value.Count);
        return values == 0 ? [] : Fill(filters, values, settings);
    }

    /// <summary>The place of the first attribute that the person filters by and whose value is not allowed, or -1.</summary>
    internal static int FirstRejected(in CompiledPreferences person, CompiledAttribute[] attributes)
    {
        for (var i = 0; i < attributes.Length; i++)
        {
            if (!Has(person.FilterSlots, in attributes[i]) && Filters(person.Details.FilterKeys, in attributes[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Has(Slot[] slots, in CompiledAttribute attribute)
    {
        var mask = slots.Length - 1;
        for (var at = (int)attribute.PairHash & mask; mask >= 0; at = (at + 1) & mask)
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

        return false;
    }

    private static bool Filters((ulong Hash, string Key)[] keys, in CompiledAttribute attribute)
    {
        foreach (ref readonly var key in keys.AsSpan())
        {
            if (key.Hash == attribute.KeyHash && key.Key == attribute.Key)
            {
                return true;
            }
        }

        return false;
    }

    private static Slot[] Fill(IReadOnlyDictionary<string, IReadOnlyList<string>> filters, int values, EngineSettings settings)
    {
        // At most half full: a miss ends after a step or two.
        var slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)values * 2)];
        var mask = slots.Length - 1;
        foreach (var (key, allowed) in filters)
        {
            var keyHash = StableHash.Of(key);
            var shared = settings.Shared(key);
            foreach (var value in allowed)
            {
                var hash = CompiledAttribute.Pair(keyHash, value);
                var at = (int)hash & mask;
                while (slots[at].Hash != 0)
                {
                    at = (at + 1) & mask;
                }

                slots[at] = new Slot(hash, value, shared);
            }
        }

        return slots;
    }
}
