using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What providers said, by their own reference: it needs no delivery, so it may come before our commit, and any order
/// gives the same end. An end (reached or not) outweighs what was under way; of two of a kind the later instant holds.
/// </summary>
internal sealed class ReportBook(Quota room)
{
    private readonly ConcurrentDictionary<(string Channel, string Reference), ProviderReport> _reports = new();
    private readonly Lock _gate = new();

    /// <summary>The last word on a message, or null.</summary>
    public ProviderReport? Find(string channel, string reference) => _reports.GetValueOrDefault((channel, reference));

    /// <summary>Keeps the report if it says more than the one before.</summary>
    public void Keep(string channel, string reference, ProviderReport report)
    {
        lock (_gate)
        {
            var known = Find(channel, reference);
            if (known is null)
            {
                room.Take(1);
            }

            if (known is null || Weight(report).CompareTo(Weight(known)) > 0)
            {
                _reports[(channel, reference)] = report;
            }
        }
    }

    private static (bool, DateTimeOffset) Weight(ProviderReport report) => (report.Reached is not null, report.At);
}
