namespace LenNotify.Simulation;

/// <summary>What people chose, and when: to say of any start whether a choice that stood long enough forbade it.</summary>
internal sealed class Choices
{
    // The product compares what it knows of a person when that is a second old.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1.1);
    private readonly Dictionary<(string UserId, string Channel), List<(TimeSpan At, bool IsOut)>> _optOuts = [];
    private readonly Dictionary<string, List<(TimeSpan At, (int From, int To)? Quiet)>> _quiet = [];

    internal void OptOut(string userId, string channel, bool isOut, TimeSpan at) => Of(_optOuts, (userId, channel)).Add((at, isOut));

    /// <summary>Quiet from one minute of the day to another, in UTC; null for never.</summary>
    internal void Quiet(string userId, (int From, int To)? minutes, TimeSpan at) => Of(_quiet, userId).Add((at, minutes));

    /// <summary>Whether the person was opted out for as long as anybody could not have known better.</summary>
    internal bool IsOptedOut(string userId, string channel, TimeSpan knownSince) =>
        _optOuts.TryGetValue((userId, channel), out var all) && Since(all, knownSince - Fresh).All(one => one.Choice);

    /// <summary>Whether all choices that may have been known say that this instant is quiet.</summary>
    internal bool IsQuiet(string userId, DateTimeOffset now, TimeSpan knownSince) =>
        _quiet.TryGetValue(userId, out var all) && Since(all, knownSince - Fresh).All(one => one.Choice is { } window && IsWithin(window, now.UtcDateTime.TimeOfDay));

    private static bool IsWithin((int From, int To) window, TimeSpan time) => window.From < window.To
        ? time.TotalMinutes >= window.From && time.TotalMinutes < window.To
        : time.TotalMinutes >= window.From || time.TotalMinutes < window.To;

    // What stood at the instant, and all that came after it; before the first choice there was none.
    private static IEnumerable<(TimeSpan At, T Choice)> Since<T>(List<(TimeSpan At, T Choice)> all, TimeSpan instant)
    {
        var first = all.FindLastIndex(one => one.At <= instant);
        return first < 0 ? [(instant, default!), .. all] : all.Skip(first);
    }

    private static List<T> Of<TKey, T>(Dictionary<TKey, List<T>> all, TKey key)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out var list))
        {
            all.Add(key, list = []);
        }

        return list;
    }
}
