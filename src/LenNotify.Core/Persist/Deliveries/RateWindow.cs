using System.Buffers.Binary;

namespace LenNotify.Storage;

/// <summary>
/// What a channel's global rate needs to remember: one immutable value per channel, whose bytes the store keeps and locks.
/// All arithmetic is here, so that the rate is exact on any number of nodes without a line of it in any store.
/// </summary>
/// <remarks>
/// Starts are kept as counts per slice of a 256th of the window, each dated at its slice's end: no rolling window ever holds
/// one too many, the value stays small, and what waits does so at most one slice longer than it had to.
/// </remarks>
public sealed class RateWindow
{
    private const int Slices = 256;
    private const int MostSlices = (2 * Slices) + 2;
    private const long MostGrace = TimeSpan.TicksPerMinute;
    private const int SliceSize = sizeof(long) + sizeof(int);

    private readonly (long End, int Count)[] _slices;

    private RateWindow((long End, int Count)[] slices) => _slices = slices;

    /// <summary>Nothing started yet.</summary>
    public static RateWindow Empty { get; } = new([]);

    /// <summary>Reads what <see cref="ToBytes"/> wrote; no bytes at all are <see cref="Empty"/>.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a rate window.</exception>
    public static RateWindow FromBytes(ReadOnlySpan<byte> bytes)
    {
        var slices = new (long End, int Count)[bytes.Length / SliceSize];
        for (var i = 0; i < slices.Length; i++)
        {
            slices[i] = (BinaryPrimitives.ReadInt64LittleEndian(bytes[(i * SliceSize)..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[((i * SliceSize) + sizeof(long))..]));
            if (slices[i].Count <= 0 || slices[i].End <= (i == 0 ? 0 : slices[i - 1].End))
            {
                throw new InvalidDataException("The rate window is damaged: its slices are out of order.");
            }
        }

        return bytes.Length % SliceSize == 0 && slices.Length <= MostSlices
            ? new RateWindow(slices)
            : throw new InvalidDataException("The rate window is damaged: its length does not fit its content.");
    }

    /// <summary>How many may start now.</summary>
    public int Room(ChannelRate rate, DateTimeOffset now)
    {
        var started = 0L;
        foreach (var (end, count) in _slices)
        {
            started += end + rate.Per.Ticks > now.UtcTicks ? count : 0;
        }

        return (int)Math.Max(0, rate.Limit - started);
    }

    /// <summary>When the next may start: <paramref name="now"/> when there is room.</summary>
    public DateTimeOffset FreeAt(ChannelRate rate, DateTimeOffset now)
    {
        var started = 0L;
        for (var i = _slices.Length - 1; i >= 0; i--)
        {
            var (end, count) = _slices[i];
            started += count;
            if (started >= rate.Limit)
            {
                return new DateTimeOffset(Math.Max(now.UtcTicks, end + rate.Per.Ticks), TimeSpan.Zero);
            }
        }

        return now;
    }

    /// <summary>The window after so many starts now.</summary>
    public RateWindow Take(ChannelRate rate, int count, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0)
        {
            return this;
        }

        var slice = Math.Max(1, rate.Per.Ticks / Slices);
        var end = ((now.UtcTicks / slice) + 1) * slice;
        var kept = Array.FindAll(_slices, s => s.End + rate.Per.Ticks + GraceOf(rate) > now.UtcTicks);

        // A node whose clock is a little behind, or a rate that was changed, must not put slices out of order.
        if (kept.Length > 0 && (kept[^1].End >= end || kept.Length > MostSlices - 2))
        {
            kept[^1] = (Math.Max(end, kept[^1].End), kept[^1].Count + count);
            return new RateWindow(kept);
        }

        return new RateWindow([.. kept, (end, count)]);
    }

    // What left the window by one node's clock may still be in it by another's that is behind: it is kept a while longer, so
    // that both count the same. No longer than a window, so that it stays small.
    private static long GraceOf(ChannelRate rate) => Math.Min(rate.Per.Ticks, MostGrace);

    /// <summary>The value for a store to keep.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[_slices.Length * SliceSize];
        for (var i = 0; i < _slices.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * SliceSize), _slices[i].End);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan((i * SliceSize) + sizeof(long)), _slices[i].Count);
        }

        return bytes;
    }
}
