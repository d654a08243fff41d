using System.Numerics;

namespace LenNotify;

/// <summary>A person's allow-lists as one open-addressed table per attribute: the hash finds, the text decides.</summary>
internal sealed class FilterTable
{
    private readonly List[] _lists;

    private FilterTable(List[] lists) => _lists = lists;

    private readonly record struct List(ulong KeyHash, string Key, Slot[] Slots);

    private readonly record struct Slot(ulong Hash, string? Value);

    /// <summary>Null when nothing is filtered: an empty list allows all.</summary>
    internal static FilterTable? Of(IReadOnlyDictionary<string, IReadOnlyList<string>> filters)
    {
        List<List>? lists = null;
        foreach (var (key, values) in filters)
        {
            if (values.Count > 0)
            {
                (lists ??= []).Add(new List(StableHash.Of(key), key, Fill(values)));
            }
        }

        return lists is null ? null : new FilterTable([.. lists]);
    }

    /// <summary>Whether each attribute that the person filters by has an allowed value.</summary>
    internal bool Allows(CompiledAttribute[] attributes)
    {
        foreach (ref readonly var list in _lists.AsSpan())
        {
            foreach (ref readonly var attribute in attributes.AsSpan())
            {
                if (attribute.KeyHash == list.KeyHash && attribute.Key == list.Key && !Has(list.Slots, attribute))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool Has(Slot[] slots, in CompiledAttribute attribute)
    {
        var mask = slots.Length - 1;
        for (var at = (int)attribute.ValueHash & mask; ; at = (at + 1) & mask)
        {
            ref readonly var slot = ref slots[at];
            if (slot.Hash == attribute.ValueHash && slot.Value == attribute.Value)
            {
                return true;
            }

            if (slot.Value is null)
            {
                return false;
            }
        }
    }

    private static Slot[] Fill(IReadOnlyList<string> values)
    {
        // At most half full: a miss ends after a step or two.
        var slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)values.Count * 2)];
        var mask = slots.Length - 1;
        foreach (var value in values)
        {
            var hash = StableHash.Of(value);
            var at = (int)hash & mask;
            while (slots[at].Value is not null)
            {
                at = (at + 1) & mask;
            }

            slots[at] = new Slot(hash, value);
        }

        return slots;
    }
}
