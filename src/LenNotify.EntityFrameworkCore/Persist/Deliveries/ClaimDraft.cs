using LenNotify.Storage;

namespace LenNotify;

/// <summary>What becomes of the rows of one claim, gathered while they are judged.</summary>
internal sealed class ClaimDraft(DeliveryClaim claim, DateTimeOffset now)
{
    private readonly List<(Guid Id, DeliveryState State, long? Until)> _rows = [];
    private readonly List<(Guid DeliveryId, Guid ItemId)> _left = [];
    private readonly List<(Guid ItemId, Guid DeliveryId, Verdict Verdict, Reason Reason, long? Until)> _rulings = [];
    private readonly List<AttemptEntry> _lost = [];
    private readonly HoldJoins _joins = new(now);
    private readonly Dictionary<string, UserActivity> _activities = new(StringComparer.Ordinal);
    private HashSet<Guid> _merged = [];

    /// <summary>What this owner has started.</summary>
    public List<ClaimedDelivery> Started { get; } = [];

    /// <summary>What did not simply go out.</summary>
    public List<RuledDelivery> Ruled { get; } = [];

    /// <summary>Judges one row on the state of its person; null when it cannot be judged yet.</summary>
    public UserState? Judge(DueRow row, UserState state, DeliveryJudge judge)
    {
        if (row.Due.Members.Count == 0)
        {
            // Whatever it carried is gone; there is nothing to judge.
            Lose(row);
            _rows.Add((row.Due.Id, DeliveryState.Dropped, null));
            return state;
        }

        if (judge(row.Due, state) is not { } ruling)
        {
            return null;
        }

        Lose(row);
        if (ruling.Activity != state.Activity)
        {
            _activities[row.UserId] = ruling.Activity;
        }

        Follow(row, ruling);
        return state with { Activity = ruling.Activity };
    }

    /// <summary>Finds the bundles that held rows join.</summary>
    public async Task PlaceAsync(StoreSession session, CancellationToken cancellationToken)
    {
        if (_joins.IsEmpty)
        {
            return;
        }

        var joined = await _joins.PlaceAsync(session, _rows.Select(row => row.Id).ToHashSet(), cancellationToken).ConfigureAwait(false);
        for (var i = 0; joined.Count > 0 && i < _rows.Count; i++)
        {
            _rows[i] = joined.Contains(_rows[i].Id) ? (_rows[i].Id, DeliveryState.Dropped, null) : _rows[i];
        }

        _merged = joined;
    }

    /// <summary>Adds the statements that write it all.</summary>
    public SqlBatch AddTo(SqlBatch batch)
    {
        Guid[] dropped = [.. _rows.Where(row => row.State == DeliveryState.Dropped && !_merged.Contains(row.Id)).Select(row => row.Id)];
        KeyValuePair<string, UserActivity>[] people = [.. _activities];
        return _joins.AddTo(batch.AddIf(
                _rows.Count > 0, ClaimSql.Write, Column.Of(_rows, row => row.Id), Column.Of(_rows, row => (short)row.State),
                Column.Of(_rows, row => row.Until), now.UtcTicks, claim.Lease.Owner))
            .AddIf(_left.Count > 0, ClaimSql.LeaveMembers, Column.Of(_left, row => row.DeliveryId), Column.Of(_left, row => row.ItemId), now.UtcTicks)
            .AddIf(_rulings.Count > 0, ClaimSql.InsertRulings, Column.Of(_rulings, row => row.ItemId), Column.Of(_rulings, row => row.DeliveryId),
                Column.Of(_rulings, row => (short)row.Verdict), Column.Of(_rulings, row => (short)row.Reason), Column.Of(_rulings, row => row.Until),
                claim.Channel, now.UtcTicks)
            .AddIf(_lost.Count > 0, EndSql.InsertAttempts, EndSql.Attempts(_lost))
            .AddIf(dropped.Length > 0, EndSql.DropWaiting, dropped, now.UtcTicks)
            .AddIf(people.Length > 0, StateRows.Remember, Column.Of(people, one => one.Key), Column.Of(people, one => one.Value.ToBytes()));
    }

    // An attempt that never completed is logged as such when the next one is judged.
    private void Lose(DueRow row)
    {
        if (row.Running && row.StartedAt is { } startedAt)
        {
            _lost.Add(new AttemptEntry(row.Due.Id, row.Due.Channel, row.Due.Attempts, startedAt, null, null, null));
        }
    }

    private void Follow(DueRow row, DeliveryRuling ruling)
    {
        if (ruling.Verdict == Verdict.Deliver && IsWhole(row, ruling))
        {
            Start(row, row.Due);
            return;
        }

        Ruled.Add(new RuledDelivery(row.Due, row.UserId, ruling));
        var (id, members) = (row.Due.Id, ruling.Members.ToHashSet());
        foreach (var drop in Away(row, ruling, members))
        {
            _left.Add((id, drop.ItemId));
            _rulings.Add((drop.ItemId, id, Verdict.Suppress, drop.Reason, null));
        }

        switch (ruling.Verdict)
        {
            case Verdict.Deliver:
                Start(row, row.Due with { Members = [.. row.Due.Members.Where(item => members.Contains(item.Id))] });
                break;
            case Verdict.Suppress:
                _rows.Add((id, DeliveryState.Dropped, null));
                break;
            default:
                var until = ruling.Until ?? now;
                _rows.Add((id, until <= now ? DeliveryState.Ready : DeliveryState.Waiting, until.UtcTicks));
                if (ruling.JoinKey is { } key && row.FirstAttemptAt is null)
                {
                    _joins.Add(row, key, ruling.Members);
                }

                _rulings.AddRange(ruling.Members.Select(item => (item, id, ruling.Verdict, ruling.Reason, Column.Ticks(ruling.Until))));
                break;
        }
    }

    private void Start(DueRow row, DueDelivery going)
    {
        _rows.Add((going.Id, DeliveryState.Claimed, claim.Lease.Until.UtcTicks));
        Started.Add(new ClaimedDelivery(going, row.UserId, going.Id.ToString("N"), now, row.FirstAttemptAt ?? now));
    }

    // All of it goes, as nearly always.
    private static bool IsWhole(DueRow row, DeliveryRuling ruling)
    {
        var (all, going) = (row.Due.Members, ruling.Members);
        if (ruling.Dropped.Count > 0 || going.Count != all.Count)
        {
            return false;
        }

        for (var i = 0; i < all.Count; i++)
        {
            if (going[i] != all[i].Id)
            {
                return false;
            }
        }

        return true;
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
