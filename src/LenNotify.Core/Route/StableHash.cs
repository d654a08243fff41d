namespace LenNotify;

/// <summary>
/// A 64-bit hash that is the same in every process, because activity values keep it. Where two texts must not be taken
/// for one another, the text itself is compared after the hash.
/// </summary>
internal static class StableHash
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    /// <summary>Never 0, so that 0 can stand for nothing.</summary>
    internal static ulong Of(ReadOnlySpan<char> text, ulong seed = 0)
    {
        var hash = seed ^ ((ulong)text.Length * Prime);
        foreach (var c in text)
        {
            hash = Mix(hash ^ c);
        }

        return hash == 0 ? 1 : hash;
    }

    internal static ulong Of(ReadOnlySpan<char> scope, ReadOnlySpan<char> text) => Of(text, Of(scope));

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value ^ Prime, Prime, out var low);
        return high ^ low;
    }
}
