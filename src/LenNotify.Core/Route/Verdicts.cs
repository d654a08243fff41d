using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LenNotify;

/// <summary>
/// Writes the decisions of all channels. Six of them one by one were most of what a decision cost: a decision is one
/// vector of 16 bytes, made without a branch from the reasons of eight channels, which are one vector as well. Two are made
/// at a time.
/// </summary>
internal static class Verdicts
{
    /// <summary>Channels whose reach is packed into one word.</summary>
    internal const int Packed = sizeof(ulong);

    /// <param name="decisions">Those of at most eight channels.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="reach">Their reach, a byte each.</param>
    /// <param name="reported">A bit for each that says for itself why it does not reach the person, if it does not.</param>
    /// <param name="other">Why the others do not.</param>
    /// <param name="open">What becomes of those that reach the person.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write(Span<ChannelDecision> decisions, int first, ulong reach, byte reported, Reason other, Timing open)
    {
        var own = Each(reported);
        var reasons = Vector128.ConditionalSelect(own, Vector128.CreateScalar(reach).AsByte(), Vector128.Create((byte)other));

        var ready = Pair(open.Packed & ~ChannelDecision.SilentBit, (ulong)open.Until);
        var suppress = Pair((ulong)Verdict.Suppress << ChannelDecision.VerdictAt, 0);
        var reasonBits = Pair(ChannelDecision.ReasonBits, 0);
        var channels = Pair((ulong)first, 0) + Vector256.Create(0, 0, 1UL, 0);
        var at = Vector128<byte>.Zero;
        foreach (ref var pair in MemoryMarshal.Cast<ChannelDecision, Vector256<ulong>>(decisions))
        {
            pair = Of(reasons, at, ready, suppress, reasonBits) | channels;
            at += Vector128.Create((byte)2);
            channels += Pair(2, 0);
        }

        if ((decisions.Length & 1) != 0)
        {
            MemoryMarshal.Cast<ChannelDecision, Vector128<ulong>>(decisions)[^1] = (Of(reasons, at, ready, suppress, reasonBits) | channels).GetLower();
        }
    }

    /// <summary>The reach of eight channels, some of which the person opted out of for the type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Without(ulong reach, byte left) => left == 0 ? reach
        : Vector128.ConditionalSelect(Each(left), Vector128.Create((byte)Reason.OptedOut), Vector128.CreateScalar(reach).AsByte()).AsUInt64().ToScalar();

    // A byte for each bit: all set, or none.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Each(byte set)
    {
        var bits = Vector128.Create((byte)1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128);
        return Vector128.Equals(Vector128.Create(set) & bits, bits);
    }

    // Two decisions, without their channels.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Of(
        Vector128<byte> reasons, Vector128<byte> at, Vector256<ulong> ready, Vector256<ulong> suppress, Vector256<ulong> reasonBits)
    {
        var reason = Vector256.Create(Vector128.ShuffleNative(reasons, at), Vector128.ShuffleNative(reasons, at + Vector128<byte>.One));
        var reaches = Vector256.Equals(reason, Vector256<byte>.Zero).AsUInt64();
        return Vector256.ConditionalSelect(reaches, ready, suppress | (reason.AsUInt64() & reasonBits));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Pair(ulong packed, ulong until) => Vector256.Create(Vector128.Create(packed, until));
}
