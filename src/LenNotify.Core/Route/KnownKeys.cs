using System.Collections.Concurrent;

namespace LenNotify;

/// <summary>
/// The attribute keys of one engine, as documents and notifications bring them. A host uses a handful; only the first
/// ones are kept, to stay bounded.
/// </summary>
internal sealed class KnownKeys
{
    /// <summary>The marks that belong to one key alone: a person who has one filters by that key. The others are shared.</summary>
    internal const ulong Sure = (1UL << Alone) - 1;

    /// <summary>The bits that marks of keys use.</summary>
    internal const int Bits = 16;

    private const int Alone = 12;
    private const int MostKept = 256;

    private readonly ConcurrentDictionary<string, Key> _keys = new(StringComparer.Ordinal);
    private int _given;

    /// <param name="Name">One instance for each of the first names, so that comparing them is comparing references.</param>
    /// <param name="Hash">Its hash.</param>
    /// <param name="Mark">One bit.</param>
    internal sealed record Key(string Name, ulong Hash, ulong Mark);

    internal Key Of(string name)
    {
        if (_keys.TryGetValue(name, out var known))
        {
            return known;
        }

        var hash = StableHash.Of(name);
        return _keys.Count < MostKept ? _keys.GetOrAdd(name, Next) : new Key(name, hash, SharedMark(hash));
    }

    // Two threads may come with the same new name: then a mark is lost, never given twice.
    private Key Next(string name)
    {
        var hash = StableHash.Of(name);
        var at = Interlocked.Increment(ref _given) - 1;
        return new Key(name, hash, at < Alone ? 1UL << at : SharedMark(hash));
    }

    private static ulong SharedMark(ulong hash) => 1UL << (Alone + (int)(hash % (Bits - Alone)));
}
