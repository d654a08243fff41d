using LenNotify.Storage;

namespace LenNotify;

/// <summary>What becomes of the rows of one claim, gathered while they are judged.</summary>
internal sealed class ClaimDraft(DeliveryClaim claim, DateTimeOffset now)
{
    private readonly List<(Guid Id, DeliveryState State, long? Until)> _rows = [];
    private readonly List<(Guid DeliveryId, Guid ItemId)> _left = [];
    private readonly List<(Guid ItemId, Guid DeliveryId, Verdict Verdict, Reason Reason, long? Until)> _rulings = [];
    private readonly List<(Guid Id, Guid First, string JoinKey)> _holds = [];
    private readonly Dictionary<(string UserId, Guid TargetId, string JoinKey), Guid> _firstHeld = [];
    private readonly List<AttemptEntry> _lost = [];
    private readonly Dictionary<string, UserActivity> _activities = new(StringComparer.Ordinal);

    /// <summary>What this owner has started.</summary>
    public List<ClaimedDelivery> Started { get; } = [];

    /// <summary>A row could not be judged, because the judge lacks its person: this claim is to end.</summary>
    public bool Lacks { get; private set; }

    /// <summary>Judges one row on the state of its person.</summary>
    public UserState Judge(DueRow row, UserState state, DeliveryJudge judge)
    {
        var ruling = row.Due.Members.Count == 0 ? null : judge(row.Due, state);
        if (ruling is null && row.Due.Members.Count > 0)
        {
            Lacks = true;
            return state;
        }

        if (row.Running && row.StartedAt is { } startedAt)
        {
            _lost.Add(new AttemptEntry(row.Due.Id, row.Due.Channel, row.Due.Attempts, startedAt, null, null, null));
        }

        if (ruling is null)
        {
            // Whatever it carried is gone; there is nothing to judge.
            _rows.Add((row.Due.Id, DeliveryState.Dropped, null));
            return state;
        }

        if (ruling.Activity != state.Activity)
        {
            _activities[row.UserId] = ruling.Activity;
        }

        Follow(row, ruling);
        return state with { Activity = ruling.Activity };
    }

    /// <summary>Adds the statements that write it all.</summary>
    public SqlBatch AddTo(SqlBatch batch)
    {
        Guid[] dropped = [.. _rows.Where(row => row.State == DeliveryState.Dropped).Select(row => row.Id)];
        KeyValuePair<string, UserActivity>[] people = [.. _activities];
        return batch
            .AddIf(_rows.Count > 0, ClaimSql.Write, Column.Of(_rows, row => row.Id), Column.Of(_rows, row => (short)row.State),
                Column.Of(_rows, row => row.Until), now.UtcTicks, claim.Lease.Owner)
            .AddIf(_left.Count > 0, ClaimSql.LeaveMembers, Column.Of(_left, row => row.DeliveryId), Column.Of(_left, row => row.ItemId), now.UtcTicks)
            .AddIf(_rulings.Count > 0, ClaimSql.InsertRulings, Column.Of(_rulings, row => row.ItemId), Column.Of(_rulings, row => row.DeliveryId),
                Column.Of(_rulings, row => (short)row.Verdict), Column.Of(_rulings, row => (short)row.Reason), Column.Of(_rulings, row => row.Until),
                claim.Channel, now.UtcTicks)
            .AddIf(_holds.Count > 0, HoldSql.Raise, Holds())
            .AddIf(_holds.Count > 0, HoldSql.Move, Holds())
            .AddIf(_holds.Count > 0, HoldSql.Open, Holds())
            .AddIf(_holds.Count > 0, HoldSql.Drop, [.. Holds(), now.UtcTicks])
            .AddIf(_lost.Count > 0, EndSql.InsertAttempts, EndSql.Attempts(_lost))
            .AddIf(dropped.Length > 0, EndSql.DropWaiting, dropped, now.UtcTicks)
            .AddIf(people.Length > 0, StateRows.Remember, Column.Of(people, one => one.Key), Column.Of(people, one => one.Value.ToBytes()));
    }

    private object?[] Holds() => [Column.Of(_holds, row => row.Id), Column.Of(_holds, row => row.First), Column.Of(_holds, row => row.JoinKey)];

    private void Hold(DueRow row, string joinKey)
    {
        var key = (row.UserId, row.Due.TargetId, joinKey);
        _firstHeld.TryAdd(key, row.Due.Id);
        _holds.Add((row.Due.Id, _firstHeld[key], joinKey));
    }

    private void Follow(DueRow row, DeliveryRuling ruling)
    {
        var (id, members) = (row.Due.Id, ruling.Members.ToHashSet());
        foreach (var drop in Away(row, ruling, members))
        {
            _left.Add((id, drop.ItemId));
            _rulings.Add((drop.ItemId, id, Verdict.Suppress, drop.Reason, null));
        }

        switch (ruling.Verdict)
        {
            case Verdict.Deliver:
                _rows.Add((id, DeliveryState.Claimed, claim.Lease.Until.UtcTicks));
                Started.Add(new ClaimedDelivery(
                    row.Due with { Members = [.. row.Due.Members.Where(item => members.Contains(item.Id))] },
                    row.UserId, id.ToString("N"), now, row.FirstAttemptAt ?? now));
                break;
            case Verdict.Suppress:
                _rows.Add((id, DeliveryState.Dropped, null));
                break;
            default:
                var until = ruling.Until ?? now;
                _rows.Add((id, until <= now ? DeliveryState.Ready : DeliveryState.Waiting, until.UtcTicks));
                if (ruling.JoinKey is { } joinKey)
                {
                    Hold(row, joinKey);
                }

                _rulings.AddRange(ruling.Members.Select(item => (item, id, ruling.Verdict, ruling.Reason, Column.Ticks(ruling.Until))));
                break;
        }
    }

    // Named with a reason of its own, or simply not among those that go on.
    private static IEnumerable<DroppedMember> Away(DueRow row, DeliveryRuling ruling, HashSet<Guid> members)
    {
        var named = ruling.Dropped.ToDictionary(one => one.ItemId);
        foreach (var item in row.Due.Members)
        {
            if (named.TryGetValue(item.Id, out var drop))
            {
                yield return drop;
            }
            else if (ruling.Verdict == Verdict.Suppress || !members.Contains(item.Id))
            {
                yield return new DroppedMember(item.Id, ruling.Reason);
            }
        }
    }
}
