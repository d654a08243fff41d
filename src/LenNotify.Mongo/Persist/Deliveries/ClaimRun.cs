using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>
/// One claim. Rows are first set aside by turn, each with one write that finds and takes it, so that no two workers look at
/// the same; the start itself is a commit of the person, which also shuts out whoever set the row aside before.
/// </summary>
internal sealed class ClaimRun(
    MongoTables tables, People people, DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now)
{
    private const int MostPages = 20;

    // What a process that died had set aside comes free after this.
    private static readonly TimeSpan SetAside = TimeSpan.FromSeconds(30);

    private readonly BsonValue _token = Field.Of(Token.Next());
    private readonly RateKeeper? _rate = claim.Rate is null ? null : new RateKeeper(tables, claim.Channel, claim.Rate, now);
    private readonly List<ClaimedDelivery> _started = [];
    private readonly List<RuledDelivery> _ruled = [];
    private bool _ended;

    private IMongoCollection<BsonDocument> Deliveries => tables.Of(MongoTables.Deliveries);

    /// <summary>Claims.</summary>
    public async Task<ClaimedBatch> RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? again = now;
        try
        {
            await StartAsync(cancellationToken).ConfigureAwait(false);
            again = await AgainAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (_started.Count + _ruled.Count > 0)
        {
            // What was started is the caller's, and must be heard of. What failed shows itself in the next claim, now.
        }

        return new ClaimedBatch(_started, again) { Ruled = _ruled };
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        await people.SweepAsync(cancellationToken).ConfigureAwait(false);
        for (var page = 0; !_ended && _started.Count < claim.Slots && page < MostPages; page++)
        {
            List<BsonDocument> rows = [];
            try
            {
                await ReserveAsync(rows, cancellationToken).ConfigureAwait(false);
                await StartAsync(rows, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await ReleaseAsync(rows).ConfigureAwait(false);
            }
        }
    }

    private async Task ReserveAsync(List<BsonDocument> rows, CancellationToken cancellationToken)
    {
        var most = claim.Slots - _started.Count;
        most = _rate is null ? most : await _rate.TakeAsync(most, cancellationToken).ConfigureAwait(false);
        while (rows.Count < most && await ReserveOneAsync(cancellationToken).ConfigureAwait(false) is { } row)
        {
            rows.Add(row);
            if (row.Flag("running"))
            {
                break;
            }
        }

        _ended |= rows.Count == 0;
    }

    private Task<BsonDocument?> ReserveOneAsync(CancellationToken cancellationToken)
    {
        var free = new BsonDocument
        {
            ["channel"] = claim.Channel,
            ["queued"] = true,
            ["ready_at"] = new BsonDocument("$lte", now.UtcTicks),
            ["$or"] = new BsonArray
            {
                new BsonDocument("reserved_until", new BsonDocument("$exists", false)),
                new BsonDocument("reserved_until", new BsonDocument("$lte", now.UtcTicks)),
            },
        };
        var set = new BsonDocument("$set", new BsonDocument { ["reserved_by"] = _token, ["reserved_until"] = Field.Of(now + SetAside) });
        var byTurn = new FindOneAndUpdateOptions<BsonDocument> { Sort = new BsonDocument { ["turn"] = 1, ["_id"] = 1 } };
        return Deliveries.FindOneAndUpdateAsync<BsonDocument>(free, set, byTurn, cancellationToken)!;
    }

    private async Task StartAsync(List<BsonDocument> rows, CancellationToken cancellationToken)
    {
        // An attempt that never completed may have taken its process along: such a row goes alone.
        var alone = rows.Count > 0 && rows[^1].Flag("running");
        if (alone && (rows.Count > 1 || _started.Count > 0))
        {
            rows = rows[..^1];
            _ended = true;
        }

        foreach (var own in rows.GroupBy(row => row.Text("user_id"), StringComparer.Ordinal))
        {
            Guid[] ids = [.. own.Select(row => row.Id("_id"))];
            var most = claim.Slots - _started.Count;
            var judged = await people.ChangeAsync(
                own.Key, now, change => new ClaimJudging(change, claim, judge, now).RunAsync(ids, most), cancellationToken).ConfigureAwait(false);
            _started.AddRange(judged.Started);
            _ruled.AddRange(judged.Ruled);
            _rate?.Use(judged.Started.Count);
            _ended |= judged.IsUndecided || (alone && judged.Started.Count > 0);
        }
    }

    private Task ReleaseAsync(List<BsonDocument> rows) => rows.Count == 0 ? Task.CompletedTask : Deliveries.UpdateManyAsync(
        new BsonDocument { ["_id"] = new BsonDocument("$in", new BsonArray(rows.Select(row => row["_id"]))), ["reserved_by"] = _token },
        new BsonDocument("$unset", new BsonDocument { ["reserved_by"] = "", ["reserved_until"] = "" }),
        cancellationToken: CancellationToken.None);

    private async Task<DateTimeOffset?> AgainAsync(CancellationToken cancellationToken)
    {
        if (_rate is not null)
        {
            await _rate.GiveBackAsync(cancellationToken).ConfigureAwait(false);
        }

        var next = await Deliveries.Find(new BsonDocument { ["channel"] = claim.Channel, ["queued"] = true }).Sort(new BsonDocument("ready_at", 1))
            .Project(new BsonDocument("ready_at", 1)).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (next is null)
        {
            return null;
        }

        var again = next.Instant("ready_at") <= now ? now : next.Instant("ready_at");
        return _rate is null || _rate.FreeAt <= again ? again : _rate.FreeAt;
    }
}
