namespace LenNotify;

/// <summary>Makes a <see cref="ValueMap{TKey, TValue}"/>.</summary>
internal static class ValueMap
{
    internal static ValueMap<string, T> Of<T>(IReadOnlyDictionary<string, T>? items) => Copy(items, StringComparer.Ordinal, value => value);

    // A null list stays one, for the rules to refuse: an empty list would mean something.
    internal static ValueMap<TKey, IReadOnlyList<T>> OfLists<TKey, T>(IReadOnlyDictionary<TKey, IReadOnlyList<T>>? items, IComparer<TKey> order)
        where TKey : notnull => Copy(items, order, list => list is null ? null! : ValueList.Of(list));

    private static ValueMap<TKey, TValue> Copy<TKey, TValue>(
        IReadOnlyDictionary<TKey, TValue>? items, IComparer<TKey> order, Func<TValue, TValue> freeze)
        where TKey : notnull
    {
        if (items is null or { Count: 0 })
        {
            return new([], [], order);
        }

        if (items is ValueMap<TKey, TValue> already)
        {
            return already;
        }

        var keys = new TKey[items.Count];
        var values = new TValue[items.Count];
        var at = 0;
        foreach (var (key, value) in items)
        {
            keys[at] = key;
            values[at++] = freeze(value);
        }

        Array.Sort(keys, values, order);
        return new(keys, values, order);
    }
}
