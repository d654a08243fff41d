namespace LenNotify;

/// <summary>Counts a replay, letter by letter.</summary>
internal sealed class ReplayTally
{
    private readonly List<Guid> _going = [];
    private readonly SortedDictionary<Reason, long> _waiting = [];
    private readonly SortedDictionary<Reason, long> _refiled = [];

    /// <summary>What may go back.</summary>
    internal IReadOnlyList<Guid> Going => _going;

    /// <summary>Counts in some of them, until so many may go back; answers with the causes of those that may not.</summary>
    internal Dictionary<Guid, string> Add(IReadOnlyList<JudgedLetter> page, int most)
    {
        var refiled = new Dictionary<Guid, string>();
        for (var i = 0; i < page.Count && _going.Count < most; i++)
        {
            var judged = page[i];
            if (judged.Verdict == Verdict.Suppress)
            {
                Count(_refiled, judged.Reason);
                refiled[judged.Letter.Delivery.Id] = judged.Cause;
                continue;
            }

            _going.Add(judged.Letter.Delivery.Id);
            if (judged.Verdict == Verdict.Hold)
            {
                Count(_waiting, judged.Reason);
            }
        }

        return refiled;
    }

    internal ReplayReport Report() => new(_going.Count, _waiting, _refiled);

    private static void Count(SortedDictionary<Reason, long> counts, Reason reason) => counts[reason] = counts.GetValueOrDefault(reason) + 1;
}
