using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LenNotify;

/// <summary>
/// Ids in ascending order, in the layout of version 7 and without a system call: 48 bits of milliseconds, 12 that count,
/// 62 that no other process has.
/// </summary>
/// <param name="process">What tells this process's ids from those of all others.</param>
internal sealed class Ids(ulong process)
{
    private const int CounterBits = 12;
    private const ulong Prime = 1099511628211;
    private const ulong Seed = 14695981039346656037;
    private long _last;

    /// <summary>Of a process that nobody numbered: so many bits are drawn that no two have the same.</summary>
    public Ids()
        : this(BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))))
    {
    }

    /// <summary>The next id.</summary>
    internal Guid Next(DateTimeOffset now)
    {
        var earliest = now.ToUnixTimeMilliseconds() << CounterBits;
        long last, next;
        do
        {
            last = Volatile.Read(ref _last);
            next = Math.Max(earliest, last + 1);
        }
        while (Interlocked.CompareExchange(ref _last, next, last) != last);

        return Layout((ulong)next, process);
    }

    /// <summary>
    /// The id of what belongs to another id and a name: the same whenever it is asked, so that routing again after a conflict
    /// makes the same rows, and as far along in time as that id.
    /// </summary>
    internal static Guid Derived(Guid from, ReadOnlySpan<char> name)
    {
        Span<byte> bytes = stackalloc byte[16];
        from.TryWriteBytes(bytes, bigEndian: true, out _);
        var head = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var hash = Mix(Seed, BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
        foreach (var c in name)
        {
            hash = (hash ^ c) * Prime;
        }

        return Layout(((head >> 16) << CounterBits) | (head & 0xFFF), Mix(hash, (ulong)name.Length));
    }

    /// <summary>When an id was made, or what it is derived from; to the millisecond.</summary>
    internal static DateTimeOffset TimeOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * Prime;
        hash ^= hash >> 32;
        hash *= 0xd6e8feb86659fd93;
        return hash ^ (hash >> 32);
    }

    private static Guid Layout(ulong time, ulong tail)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((time >> CounterBits) << 16) | 0x7000 | (time & 0xFFF));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (tail & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000);
        return new Guid(bytes, bigEndian: true);
    }
}
