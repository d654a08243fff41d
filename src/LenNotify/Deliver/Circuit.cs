namespace LenNotify;

/// <summary>
/// Rests a channel after five failures in a row, then lets one through to see. Counted by what happens, not by a ratio over a
/// window: a provider that dies after a good hour is left alone just as soon.
/// </summary>
internal sealed class Circuit(TimeSpan rest)
{
    private const int MostFailures = 5;
    private int _failures;
    private bool _probing;

    /// <summary>Until when it is open; null when closed.</summary>
    internal DateTimeOffset? OpenUntil { get; private set; }

    /// <summary>When the next may start, as far as the circuit goes: at any time, when it has rested, or when the probe has ended.</summary>
    internal DateTimeOffset NotBefore => _probing ? DateTimeOffset.MaxValue : OpenUntil ?? DateTimeOffset.MinValue;

    /// <summary>Takes up where a process before this one was.</summary>
    internal void Restore(DateTimeOffset? openUntil) => OpenUntil = openUntil;

    /// <summary>How many may start now, of so many that could.</summary>
    internal int Slots(DateTimeOffset now, int free) => now < NotBefore ? 0 : OpenUntil is null ? free : Math.Min(free, 1);

    /// <summary>So many started: when it is open, that is the probe.</summary>
    internal void Started(int count) => _probing = OpenUntil is not null && count > 0;

    /// <summary>A send ended; true when the state changed and must be kept.</summary>
    internal bool Ended(bool failed, DateTimeOffset now)
    {
        if (!failed)
        {
            var wasOpen = OpenUntil is not null;
            (OpenUntil, _failures, _probing) = (null, 0, false);
            return wasOpen;
        }

        // What was under way when it opened says nothing new; only the probe does.
        if (OpenUntil is not null && !_probing)
        {
            return false;
        }

        _failures++;
        if (!_probing && _failures < MostFailures)
        {
            return false;
        }

        (OpenUntil, _failures, _probing) = (now + rest, 0, false);
        return true;
    }

    /// <summary>The probe was claimed and not sent after all.</summary>
    internal void ProbeLost() => _probing = false;
}
