using System.Numerics;
using System.Runtime.CompilerServices;

namespace LenNotify;

/// <summary>
/// A person's allow-lists as one open-addressed table of key and value together: the hash finds, the text decides.
/// </summary>
internal static class FilterTable
{
    /// <summary>An allowed value of a key.</summary>
    internal readonly record struct Slot(ulong Hash, string? Value, string? Key);

    /// <summary>Two bits for an allowed value; values share them. The lower end of the hash chooses the slot, so this is the upper.</summary>
    internal static ulong MarkOf(ulong pairHash) => (1UL << (int)(pairHash >> 58)) | (1UL << (int)((pairHash >> 52) & 63));

    /// <summary>A third bit, among those that the marks of keys and the channels left leave.</summary>
    internal static ulong SpareMarkOf(ulong pairHash) =>
        1UL << (KnownKeys.Bits + (int)((pairHash >> 32) % (CompiledPreferences.LeftAt - KnownKeys.Bits)));

    /// <summary>The keys that are filtered: an empty list allows all.</summary>
    internal static KnownKeys.Key[] KeysOf(IReadOnlyDictionary<string, IReadOnlyList<string>> filters, EngineSettings settings) =>
        [.. filters.Where(f => f.Value.Count > 0).Select(f => settings.Keys.Of(f.Key))];

    internal static Slot[] SlotsOf(IReadOnlyDictionary<string, IReadOnlyList<string>> filters, EngineSettings settings)
    {
        var values = filters.Sum(f => f.Value.Count);
        return values == 0 ? [] : Fill(filters, values, settings);
    }

    /// <summary>
    /// Whether the marks alone tell that an attribute is rejected: the person filters by its key, and no allowed value has
    /// its marks. For most that are rejected they do.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool SurelyRejects(in CompiledPreferences person, CompiledAttribute[] attributes)
    {
        var rejected = false;
        foreach (ref readonly var attribute in attributes.AsSpan())
        {
            var allows = ((person.FilterMarks & attribute.SpareMark) != 0) & ((person.ValueMarks & attribute.ValueMark) == attribute.ValueMark);
            rejected |= ((person.FilterMarks & KnownKeys.Sure & attribute.KeyMark) != 0) & !allows;
        }

        return rejected;
    }

    /// <summary>The place of the first attribute that the person filters by and whose value is not allowed, or -1.</summary>
    internal static int FirstRejected(in CompiledPreferences person, CompiledAttribute[] attributes)
    {
        for (var i = 0; i < attributes.Length; i++)
        {
            if (!Has(person.Details.FilterSlots, in attributes[i]) && Filters(in person, in attributes[i]))
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

    private static bool Filters(in CompiledPreferences person, in CompiledAttribute attribute)
    {
        if ((person.FilterMarks & KnownKeys.Sure & attribute.KeyMark) != 0)
        {
            return true;
        }

        foreach (var key in person.Details.FilterKeys)
        {
            if (key.Hash == attribute.KeyHash && key.Name == attribute.Key)
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
            var known = settings.Keys.Of(key);
            foreach (var value in allowed)
            {
                var hash = CompiledAttribute.Pair(known.Hash, value);
                var at = (int)hash & mask;
                while (slots[at].Hash != 0)
                {
                    at = (at + 1) & mask;
                }

                slots[at] = new Slot(hash, value, known.Name);
            }
        }

        return slots;
    }
}
