using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace LenNotify;

/// <summary>
/// A map that is a copy, never changes, equals by content and lists its keys in order, so that documents holding it
/// are values and their JSON is the same on every machine.
/// </summary>
internal sealed class ValueMap<TKey, TValue> : IReadOnlyDictionary<TKey, TValue>, IEquatable<ValueMap<TKey, TValue>>
    where TKey : notnull
{
    private readonly TKey[] _keys;
    private readonly TValue[] _values;
    private readonly IComparer<TKey> _order;

    internal ValueMap(TKey[] sortedKeys, TValue[] values, IComparer<TKey> order) => (_keys, _values, _order) = (sortedKeys, values, order);

    public int Count => _keys.Length;

    public IEnumerable<TKey> Keys => _keys.AsReadOnly();

    public IEnumerable<TValue> Values => _values.AsReadOnly();

    public TValue this[TKey key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"No entry '{key}'.");

    /// <summary>The entry at a place in the order of the keys.</summary>
    internal (TKey Key, TValue Value) At(int place) => (_keys[place], _values[place]);

    public bool ContainsKey(TKey key) => Array.BinarySearch(_keys, key, _order) >= 0;

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var at = Array.BinarySearch(_keys, key, _order);
        value = at >= 0 ? _values[at] : default;
        return at >= 0;
    }

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            yield return new(_keys[i], _values[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(ValueMap<TKey, TValue>? other) => other is not null
        && _keys.SequenceEqual(other._keys) && _values.SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as ValueMap<TKey, TValue>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        for (var i = 0; i < _keys.Length; i++)
        {
            hash.Add(_keys[i]);
            hash.Add(_values[i]);
        }

        return hash.ToHashCode();
    }
}
