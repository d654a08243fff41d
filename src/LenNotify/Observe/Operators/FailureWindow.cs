namespace LenNotify;

/// <summary>How much failed within the last five minutes, to 10 seconds.</summary>
internal sealed class FailureWindow
{
    private const int Slices = 30;
    private static readonly long Slice = TimeSpan.FromSeconds(10).Ticks;
    private readonly (long Slice, int Count)[] _counts = new (long, int)[Slices];

    /// <summary>One more; answers how many in all.</summary>
    internal int Add(DateTimeOffset at)
    {
        var slice = at.UtcTicks / Slice;
        ref var count = ref _counts[slice % Slices];
        count = count.Slice == slice ? (slice, count.Count + 1) : (slice, 1);
        var all = 0;
        foreach (var (of, counted) in _counts)
        {
            all += of > slice - Slices && of <= slice ? counted : 0;
        }

        return all;
    }
}
