using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>Judges one person's due deliveries inside a commit of that person.</summary>
internal sealed class ClaimJudging(PersonChange change, DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now)
{
    private readonly List<(BsonDocument Row, string Key, IReadOnlyList<Guid> Members)> _held = [];
    private readonly HashSet<Guid> _judged = [];

    /// <summary>What this owner has started.</summary>
    public List<ClaimedDelivery> Started { get; } = [];

    /// <summary>What did not simply go out.</summary>
    public List<RuledDelivery> Ruled { get; } = [];

    /// <summary>Whether the judge could not say yet.</summary>
    public bool IsUndecided { get; private set; }

    /// <summary>Judges those of the rows that still may be taken.</summary>
    public async Task<ClaimJudging> RunAsync(IReadOnlyList<Guid> ids)
    {
        var found = await change.DeliveriesAsync("_id", ids).ConfigureAwait(false);
        var rows = found.FindAll(row => row.Flag("queued") && row.Number("ready_at") <= now.UtcTicks);
        var items = await change.ItemsAsync("_id", rows.SelectMany(DeliveryDocuments.MembersOf)).ConfigureAwait(false);
        foreach (var row in rows.OrderBy(row => row.Number("turn")).ThenBy(row => row["_id"]))
        {
            await JudgeAsync(row, Carried.By(row, items, change.Person)).ConfigureAwait(false);
        }

        await JoinAsync().ConfigureAwait(false);
        return this;
    }

    private async Task JudgeAsync(BsonDocument row, DueDelivery due)
    {
        if (due.Members.Count == 0)
        {
            // Whatever it carried is gone; there is nothing to judge.
            Lose(row);
            change.Put(MongoTables.Deliveries, DeliveryDocuments.End(row, DeliveryState.Dropped, now));
            await Waiting.DropAsync(change, due.Id, now).ConfigureAwait(false);
            return;
        }

        if (judge(due, change.State) is not { } ruling)
        {
            IsUndecided = true;
            return;
        }

        Lose(row);
        _judged.Add(due.Id);
        change.State = change.State with { Activity = ruling.Activity };
        await FollowAsync(row, due, ruling).ConfigureAwait(false);
        change.Put(MongoTables.Deliveries, row);
    }

    private async Task FollowAsync(BsonDocument row, DueDelivery due, DeliveryRuling ruling)
    {
        var members = ruling.Members.ToHashSet();
        DroppedMember[] away = [.. Away(due, ruling, members)];
        foreach (var drop in away)
        {
            DeliveryDocuments.Leave(row, drop.ItemId, now);
            DeliveryDocuments.Rule(row, drop.ItemId, Verdict.Suppress, drop.Reason, null, now);
        }

        if (ruling.Verdict != Verdict.Deliver || away.Length > 0)
        {
            Ruled.Add(new RuledDelivery(due, change.UserId, ruling));
        }

        switch (ruling.Verdict)
        {
            case Verdict.Deliver:
                Start(row, away.Length == 0 ? due : due with { Members = [.. due.Members.Where(item => members.Contains(item.Id))] });
                break;
            case Verdict.Suppress:
                DeliveryDocuments.End(row, DeliveryState.Dropped, now);
                await Waiting.DropAsync(change, due.Id, now).ConfigureAwait(false);
                break;
            default:
                Hold(row, ruling);
                break;
        }
    }

    private void Hold(BsonDocument row, DeliveryRuling ruling)
    {
        var until = ruling.Until ?? now;
        (row["running"], row["lease_owner"]) = (false, BsonNull.Value);
        DeliveryDocuments.Requeue(row, until, until);
        foreach (var item in ruling.Members)
        {
            DeliveryDocuments.Rule(row, item, ruling.Verdict, ruling.Reason, ruling.Until, now);
        }

        // What was attempted before stands alone, also after a replay: a provider may have seen it.
        if (ruling.JoinKey is { } key && !row.Has("first_attempt_at") && row["log"].AsBsonArray.Count == 0)
        {
            _held.Add((row, key, ruling.Members));
        }
    }

    private void Start(BsonDocument row, DueDelivery going)
    {
        var first = row.InstantOrNull("first_attempt_at") ?? now;
        DeliveryDocuments.Move(row, DeliveryState.Claimed);
        row["ready_at"] = Field.Of(claim.Lease.Until);
        row["running"] = true;
        row["attempts"] = row.Number("attempts") + 1;
        row["takes_caps"] = !row.Flag("caps_taken");
        row["caps_taken"] = true;
        row["started_at"] = Field.Of(now);
        row["first_attempt_at"] = Field.Of(first);
        row["lease_owner"] = Field.Of(claim.Lease.Owner);
        Started.Add(new ClaimedDelivery(going, change.UserId, going.Id.ToString("N"), now, first));
    }

    // An attempt that never completed is logged as such when the next one is judged.
    private static void Lose(BsonDocument row)
    {
        if (row.Flag("running") && row.Has("started_at"))
        {
            DeliveryDocuments.Log(row, row.Number("attempts"), null, null, null);
        }
    }

    // Held deliveries that go out together: each joins the person's open bundle of the key, or the first becomes it.
    private async Task JoinAsync()
    {
        if (_held.Count == 0)
        {
            return;
        }

        var own = _held.Select(held => (held.Row.Id("_id"), held.Row.Id("target_id"), (string?)held.Key)).ToHashSet();
        var open = await change.DeliveriesAsync(new BsonDocument { ["open"] = true, ["channel"] = claim.Channel }).ConfigureAwait(false);
        var bundles = open
            .Where(row => row.Flag("open") && (!_judged.Contains(row.Id("_id")) || own.Contains((row.Id("_id"), row.Id("target_id"), row.TextOrNull("join_key")))))
            .ToDictionary(row => (row.Id("target_id"), row.Text("join_key")));
        foreach (var (row, key, members) in _held)
        {
            var place = (row.Id("target_id"), key);
            if (!bundles.TryGetValue(place, out var bundle) || DeliveryDocuments.IsFull(bundle))
            {
                Close(bundle);
                (row["join_key"], row["open"]) = (key, true);
                bundles[place] = row;
            }
            else if (!ReferenceEquals(bundle, row))
            {
                await JoinAsync(row, bundle, members).ConfigureAwait(false);
            }
        }
    }

    private void Close(BsonDocument? bundle)
    {
        if (bundle is not null)
        {
            bundle["open"] = false;
            change.Put(MongoTables.Deliveries, bundle);
        }
    }

    private async Task JoinAsync(BsonDocument row, BsonDocument bundle, IReadOnlyList<Guid> members)
    {
        foreach (var item in members)
        {
            DeliveryDocuments.Join(bundle, item);
            DeliveryDocuments.Leave(row, item, now);
        }

        DeliveryDocuments.Raise(bundle, (Priority)row.Number("priority"));
        change.Put(MongoTables.Deliveries, bundle);
        change.Put(MongoTables.Deliveries, DeliveryDocuments.End(row, DeliveryState.Dropped, now));
        await Waiting.MoveAsync(change, row.Id("_id"), bundle.Id("_id")).ConfigureAwait(false);
    }

    // Named with a reason of its own, or simply not among those that go on.
    private static IEnumerable<DroppedMember> Away(DueDelivery due, DeliveryRuling ruling, HashSet<Guid> members)
    {
        var named = ruling.Dropped.ToDictionary(one => one.ItemId);
        foreach (var item in due.Members)
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
