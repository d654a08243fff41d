namespace LenNotify;

/// <summary>
/// How long a store that failed is left alone: longer each time, up to a bound that lets everything go on within seconds of its
/// return, and up to a quarter more by chance, so that nodes that lost it together do not come back together.
/// </summary>
internal sealed class StoreBackoff(TimeSpan first, Func<double> jitter)
{
    private const int Most = 3;
    private readonly TimeSpan _first = first;
    private int _failures;

    /// <summary>The pause that holds.</summary>
    internal TimeSpan Pause { get; private set; } = first;

    /// <summary>It failed; answers with the pause from now on.</summary>
    internal TimeSpan Failed()
    {
        _failures = Math.Min(_failures + 1, Most);
        return Pause = _first * (_failures * (1 + (jitter() / 4)));
    }

    /// <summary>It works.</summary>
    internal void Worked() => (_failures, Pause) = (0, _first);
}
