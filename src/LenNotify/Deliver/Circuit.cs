namespace LenNotify;

/// <summary>
/// Rests a channel after five failures in a row, then lets one through to see. Counted by what happens, not by a ratio over a
/// window: a provider that dies after a good hour is left alone just as soon.
/// </summary>
internal sealed class Circuit(TimeSpan rest)
{
    private const int MostFailures = 5;
    private int _failures;
    private Guid? _probe;

    /// <summary>Until when it is open; null when closed.</summary>
    internal DateTimeOffset? OpenUntil { get; private set; }

    /// <summary>When the next may start, as far as the circuit goes: at any time, when it has rested, or when the probe has ended.</summary>
    internal DateTimeOffset NotBefore => _probe is not null ? DateTimeOffset.MaxValue : OpenUntil ?? DateTimeOffset.MinValue;

    /// <summary>Takes up where a process before this one was. Nothing that was stored makes it rest longer than it would by itself.</summary>
    internal void Restore(DateTimeOffset openUntil, DateTimeOffset now) => OpenUntil = openUntil < now + rest ? openUntil : now + rest;

    /// <summary>How many may start now, of so many that could.</summary>
    internal int Slots(DateTimeOffset now, int free) => now < NotBefore ? 0 : OpenUntil is null ? free : Math.Min(free, 1);

    /// <summary>This one started: when it is open, that is the probe.</summary>
    internal void Started(Guid id) => _probe = OpenUntil is null ? null : id;

    /// <summary>A send ended with a word about the channel; true when the state changed and must be kept.</summary>
    internal bool Ended(Guid id, bool failed, DateTimeOffset now)
    {
        if (OpenUntil is not null)
        {
            // What was under way when it opened says nothing new; only the probe does.
            return _probe == id && Become(failed ? now + rest : null);
        }

        _failures = failed ? _failures + 1 : 0;
        return _failures >= MostFailures && Become(now + rest);
    }

    /// <summary>A start ended without a word about the channel. Was it the probe, another takes its place.</summary>
    internal void Lost(Guid id) => _probe = _probe == id ? null : _probe;

    private bool Become(DateTimeOffset? openUntil)
    {
        (OpenUntil, _failures, _probe) = (openUntil, 0, null);
        return true;
    }
}
