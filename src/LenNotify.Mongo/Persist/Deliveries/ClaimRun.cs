using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>
/// One claim. Rows are first set aside by turn, so that no two workers look at the same; the start itself is a commit of the person,
/// which also shuts out whoever set the row aside before.
/// </summary>
internal sealed class ClaimRun(
    MongoTables tables, People people, DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now)
{
    private const int MostPages = 20;

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
            var rows = new ClaimReserve(tables, claim.Channel, now);
            try
            {
                var most = claim.Slots - _started.Count;
                most = _rate is null ? most : await _rate.TakeAsync(most, cancellationToken).ConfigureAwait(false);
                await rows.TakeAsync(most, cancellationToken).ConfigureAwait(false);
                _ended |= rows.Taken.Count == 0;
                await StartAsync(rows.Taken, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await rows.ReleaseAsync(_started).ConfigureAwait(false);
            }
        }
    }

    private async Task StartAsync(IReadOnlyList<BsonDocument> rows, CancellationToken cancellationToken)
    {
        // An attempt that never completed may have taken its process along: such a row goes alone.
        var alone = rows.Any(row => row.Flag("running"));
        if (alone && _started.Count > 0)
        {
            _ended = true;
            return;
        }

        var (own, before) = (rows.ToLookup(row => row.Text("user_id"), row => row.Id("_id"), StringComparer.Ordinal), _started.Count);
        var changes = new ManyChanges<ClaimJudging>(
            change => new ClaimJudging(change, claim, judge, now).RunAsync([.. own[change.UserId]]), (_, judged) => Start(judged, alone))
        {
            Ahead = ahead => ReadAsync(ahead, rows),
        };
        await people.ChangeAsync(own.Select(one => one.Key), now, changes, cancellationToken).ConfigureAwait(false);
        Sort(before, rows);
    }

    // By turn again, after one person after the other.
    private void Sort(int from, IReadOnlyList<BsonDocument> rows)
    {
        var places = rows.Select((row, place) => (Id: row.Id("_id"), place)).ToDictionary(one => one.Id, one => one.place);
        ClaimedDelivery[] sorted = [.. _started.Skip(from).OrderBy(one => places[one.Due.Id])];
        _started.RemoveRange(from, _started.Count - from);
        _started.AddRange(sorted);
    }

    private void Start(ClaimJudging judged, bool alone)
    {
        _started.AddRange(judged.Started);
        _ruled.AddRange(judged.Ruled);
        _rate?.Use(judged.Started.Count);
        _ended |= judged.IsUndecided || (alone && judged.Started.Count > 0);
    }

    private static async Task ReadAsync(ReadAhead ahead, IReadOnlyList<BsonDocument> rows)
    {
        var found = await ahead.ReadAsync(MongoTables.Deliveries, "_id", rows.Select(row => row["_id"])).ConfigureAwait(false);
        await ahead.ReadAsync(MongoTables.Items, "_id", found.SelectMany(DeliveryDocuments.MembersOf).Select(Field.Of)).ConfigureAwait(false);
    }

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
