using System.Numerics;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Tells the engines of one process apart in a few bits, so that one test of a <see cref="UserActivity"/>'s marks answers
/// also whether this engine made them. Every stamp has the same number of bits set: another engine's has one that this
/// one's lacks.
/// </summary>
internal readonly struct EngineStamp
{
    /// <summary>The bits that stamps use.</summary>
    internal const int Bits = 24;

    private const ulong All = (1UL << Bits) - 1;
    private const int Set = Bits / 2;

    private static int _given;

    private EngineStamp(ulong own, ulong strange) => (Own, Strange) = (own, strange);

    /// <summary>What this engine stamps with.</summary>
    internal ulong Own { get; }

    /// <summary>The bits that only the stamps of other engines have.</summary>
    internal ulong Strange { get; }

    /// <summary>A stamp that was not given before. After some millions of engines none is left: then none is trusted.</summary>
    internal static EngineStamp Next() =>
        Numbered(Interlocked.Increment(ref _given) - 1) is var own && own != All ? new EngineStamp(own, All & ~own) : new EngineStamp(All, All);

    // The words with so many bits set, counted from the smallest: of two that agree above a bit, the one without it comes
    // first, and there are as many of those as there are ways to set all bits that are left below it.
    private static ulong Numbered(long number)
    {
        if (number < 0 || number >= Ways(Bits, Set))
        {
            return All;
        }

        var word = 0UL;
        for (var bit = Bits - 1; bit >= 0; bit--)
        {
            var without = Ways(bit, Set - BitOperations.PopCount(word));
            if (number >= without)
            {
                number -= without;
                word |= 1UL << bit;
            }
        }

        return word;
    }

    private static long Ways(int places, int set)
    {
        if (set > places)
        {
            return 0;
        }

        var ways = 1L;
        for (var i = 1; i <= set; i++)
        {
            ways = ways * (places - set + i) / i;
        }

        return ways;
    }
}
