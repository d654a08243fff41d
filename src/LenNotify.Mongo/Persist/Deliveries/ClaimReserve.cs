using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>
/// Sets rows of a channel aside by turn, so that no two workers look at the same. The first is found and taken with one write, which
/// also tells whether there is any; the others are looked for together and taken together, and those that another worker took in
/// between are not among them. No write is cut off on its way: what nobody knows to be set aside would rest for as long.
/// </summary>
internal sealed class ClaimReserve(MongoTables tables, string channel, DateTimeOffset now)
{
    // What a process that died had set aside comes free after this.
    private static readonly TimeSpan SetAside = TimeSpan.FromSeconds(30);
    private static readonly BsonDocument ByTurn = new() { ["turn"] = 1, ["_id"] = 1 };
    private static readonly BsonDocument Unmark = new("$unset", new BsonDocument { ["reserved_by"] = "", ["reserved_until"] = "" });

    private readonly BsonValue _token = Field.Of(Token.Next());
    private readonly List<BsonDocument> _taken = [];
    private BsonValue[] _asked = [];

    /// <summary>What was taken.</summary>
    public IReadOnlyList<BsonDocument> Taken => _taken;

    private IMongoCollection<BsonDocument> Deliveries => tables.Of(MongoTables.Deliveries);

    private BsonDocument Free => new()
    {
        ["channel"] = channel,
        ["queued"] = true,
        ["ready_at"] = new BsonDocument("$lte", now.UtcTicks),
        ["$or"] = new BsonArray
        {
            new BsonDocument("reserved_until", new BsonDocument("$exists", false)),
            new BsonDocument("reserved_until", new BsonDocument("$lte", now.UtcTicks)),
        },
    };

    private BsonDocument Mark => new("$set", new BsonDocument { ["reserved_by"] = _token, ["reserved_until"] = Field.Of(now + SetAside) });

    /// <summary>Takes at most so many. One whose last attempt never completed is taken alone.</summary>
    public async Task TakeAsync(int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var first = most <= 0 ? null : await Deliveries.FindOneAndUpdateAsync<BsonDocument>(
            Free, Mark, new FindOneAndUpdateOptions<BsonDocument> { Sort = ByTurn }, CancellationToken.None).ConfigureAwait(false);
        if (first is null)
        {
            return;
        }

        _taken.Add(first);
        if (most > 1 && !first.Flag("running"))
        {
            await TakeMoreAsync(most - 1, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lets go what was taken and not started.</summary>
    public async Task ReleaseAsync(IEnumerable<ClaimedDelivery> started)
    {
        var left = _taken.Select(row => row["_id"]).Concat(_asked).ToHashSet();
        left.ExceptWith(started.Select(one => Field.Of(one.Due.Id)));
        if (left.Count > 0)
        {
            await Deliveries.UpdateManyAsync(Own(left), Unmark, cancellationToken: CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task TakeMoreAsync(int most, CancellationToken cancellationToken)
    {
        var next = await Deliveries.Find(Free).Sort(ByTurn).Limit(most).Project(new BsonDocument("running", 1)).ToListAsync(cancellationToken).ConfigureAwait(false);
        _asked = [.. next.TakeWhile(row => !row.Flag("running")).Select(row => row["_id"])];
        if (_asked.Length > 0)
        {
            await Deliveries.UpdateManyAsync(new BsonDocument(Free) { ["_id"] = In(_asked) }, Mark, cancellationToken: CancellationToken.None).ConfigureAwait(false);
            _taken.AddRange(await Deliveries.Find(Own(_asked)).Sort(ByTurn).ToListAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    private BsonDocument Own(IEnumerable<BsonValue> ids) => new() { ["_id"] = In(ids), ["reserved_by"] = _token };

    private static BsonDocument In(IEnumerable<BsonValue> ids) => new("$in", new BsonArray(ids));
}
