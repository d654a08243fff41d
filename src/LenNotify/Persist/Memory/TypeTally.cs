using LenNotify.Storage;

namespace LenNotify;

/// <summary>What people did with one type, while it is counted.</summary>
internal sealed class TypeTally(string type)
{
    private readonly List<long> _timesToRead = [];
    private readonly HashSet<Guid> _delivered = [];
    private readonly HashSet<Guid> _failed = [];
    private long _sent;
    private long _opened;
    private long _clicked;
    private long _dismissed;

    /// <summary>Counts an item and all that happened to it; under its person's lock.</summary>
    public void Count(StoredItem item, Predicate<Guid> isDead)
    {
        var (opened, clicked) = (false, false);
        for (var entry = item.Trail; entry is not null; entry = entry.Before)
        {
            if (entry is AttemptTrail attempt)
            {
                Count(attempt, isDead(attempt.DeliveryId));
            }

            opened |= entry is EngagementTrail { Engagement.Kind: EngagementKind.Opened };
            clicked |= entry is EngagementTrail { Engagement.Kind: EngagementKind.Clicked };
        }

        _sent++;
        _opened += opened ? 1 : 0;
        _clicked += clicked ? 1 : 0;
        _dismissed += item.IsDismissed ? 1 : 0;
        if (item.ReadAt is not 0 and var readAt)
        {
            _timesToRead.Add(readAt - item.CreatedAt);
        }
    }

    private void Count(AttemptTrail attempt, bool isDead)
    {
        if (isDead)
        {
            _failed.Add(attempt.DeliveryId);
        }
        else if (attempt.State == CompletionState.Delivered)
        {
            _delivered.Add(attempt.DeliveryId);
        }
    }

    /// <summary>What was counted.</summary>
    public EngagementSummary ToSummary()
    {
        _timesToRead.Sort();
        return new EngagementSummary(
            type,
            _sent,
            _delivered.Count,
            _opened,
            _clicked,
            _dismissed,
            _timesToRead.Count == 0 ? null : TimeSpan.FromTicks((_timesToRead[(_timesToRead.Count - 1) / 2] + _timesToRead[_timesToRead.Count / 2]) / 2))
        {
            Failed = _failed.Count,
        };
    }
}
