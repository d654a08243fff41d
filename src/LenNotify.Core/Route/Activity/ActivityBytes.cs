using System.Buffers.Binary;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>An activity value as bytes: a format number, then fixed-size little-endian fields.</summary>
internal static class ActivityBytes
{
    private const byte Format = 1;
    private const int HeaderSize = 1 + sizeof(ushort) + sizeof(ushort);
    private const int CapSize = sizeof(ulong) + sizeof(long) + sizeof(ushort);
    private const int StartSize = 2 * sizeof(long);
    private const int GroupSize = sizeof(ulong) + (2 * sizeof(long)) + sizeof(int);

    internal static byte[] Write(UserActivity activity)
    {
        if (activity.IsEmpty)
        {
            return [];
        }

        var size = HeaderSize + (activity.Groups.Length * GroupSize);
        foreach (var cap in activity.Caps)
        {
            size += CapSize + (cap.Starts.Length * StartSize);
        }

        var bytes = new byte[size];
        bytes[0] = Format;
        var rest = bytes.AsSpan(1);
        Put(ref rest, (ushort)activity.Caps.Length);
        Put(ref rest, (ushort)activity.Groups.Length);
        foreach (var cap in activity.Caps)
        {
            Put(ref rest, (long)cap.Key);
            Put(ref rest, cap.Expires);
            Put(ref rest, (ushort)cap.Starts.Length);
            foreach (var start in cap.Starts)
            {
                Put(ref rest, start.At);
                Put(ref rest, start.Tag);
            }
        }

        foreach (var group in activity.Groups)
        {
            Put(ref rest, (long)group.Key);
            Put(ref rest, group.Opened);
            Put(ref rest, group.Closes);
            Put(ref rest, group.Count);
        }

        return bytes;
    }

    internal static UserActivity Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return UserActivity.None;
        }

        if (bytes[0] != Format)
        {
            throw new InvalidDataException($"The user activity has format {bytes[0]}; this version of LenNotify reads format {Format}.");
        }

        var rest = bytes[1..];
        var caps = new CapWindow[Count(TakeShort(ref rest))];
        var groups = new OpenGroup[Count(TakeShort(ref rest))];
        for (var i = 0; i < caps.Length; i++)
        {
            var key = (ulong)TakeLong(ref rest);
            var expires = TakeInstant(ref rest, 0);
            caps[i] = new CapWindow(key, expires, FullUntil: 0, TakeStarts(ref rest, expires));
        }

        for (var i = 0; i < groups.Length; i++)
        {
            var key = (ulong)TakeLong(ref rest);
            var opened = TakeInstant(ref rest, 0);
            groups[i] = new OpenGroup(key, opened, TakeInstant(ref rest, opened), TakeInt(ref rest));
        }

        return rest.IsEmpty ? new UserActivity(caps, groups, measuredBy: null) : throw Damaged();
    }

    private static void Put(ref Span<byte> rest, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(rest, value);
        rest = rest[sizeof(long)..];
    }

    private static void Put(ref Span<byte> rest, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(rest, value);
        rest = rest[sizeof(int)..];
    }

    private static void Put(ref Span<byte> rest, ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(rest, value);
        rest = rest[sizeof(ushort)..];
    }

    private static Start[] TakeStarts(ref ReadOnlySpan<byte> rest, long expires)
    {
        var starts = new Start[Fits(TakeShort(ref rest), rest.Length / StartSize)];
        var last = 0L;
        for (var i = 0; i < starts.Length; i++)
        {
            last = TakeInstant(ref rest, last);
            starts[i] = new Start(last, TakeLong(ref rest));
        }

        return last <= expires ? starts : throw OutOfOrder();
    }

    // What is no instant, or comes before what must lie behind it, would make a decision fail long after the reading.
    private static long TakeInstant(ref ReadOnlySpan<byte> rest, long earliest) =>
        TakeLong(ref rest) is var ticks && ticks >= earliest && ticks <= DateTimeOffset.MaxValue.UtcTicks ? ticks : throw OutOfOrder();

    private static long TakeLong(ref ReadOnlySpan<byte> rest) => BinaryPrimitives.ReadInt64LittleEndian(Take(ref rest, sizeof(long)));

    private static int TakeInt(ref ReadOnlySpan<byte> rest) => BinaryPrimitives.ReadInt32LittleEndian(Take(ref rest, sizeof(int)));

    private static ushort TakeShort(ref ReadOnlySpan<byte> rest) => BinaryPrimitives.ReadUInt16LittleEndian(Take(ref rest, sizeof(ushort)));

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, int size)
    {
        if (rest.Length < size)
        {
            throw Damaged();
        }

        var taken = rest[..size];
        rest = rest[size..];
        return taken;
    }

    private static int Count(int count) => Fits(count, UserActivity.MostKeys);

    private static int Fits(int count, int most) => count <= most ? count : throw Damaged();

    private static InvalidDataException OutOfOrder() => new("The user activity is damaged: its instants are out of order.");

    private static InvalidDataException Damaged() => new("The user activity is damaged: its length does not fit its content.");
}
