using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>
/// One claim's part of a channel's rate. Starts are taken out of the channel's window, by compare and set, before anything is
/// started; what was taken and not used is given back unless somebody else took since. So a window never holds one too many.
/// </summary>
internal sealed class RateKeeper(MongoTables tables, string channel, ChannelRate rate, DateTimeOffset now)
{
    private BsonDocument? _document;
    private RateWindow _before = RateWindow.Empty;
    private int _last;
    private int _left;

    /// <summary>When the next may start.</summary>
    public DateTimeOffset FreeAt { get; private set; }

    /// <summary>Takes some; answers how many may be started now, at most so many.</summary>
    public async Task<int> TakeAsync(int most, CancellationToken cancellationToken)
    {
        while (_left < most)
        {
            var found = await tables.Of(MongoTables.Channels).Find(new BsonDocument("_id", channel)).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            var window = found is null ? RateWindow.Empty : RateWindow.FromBytes(found.Bytes("rate"));
            var more = Math.Min(most - _left, window.Room(rate, now));
            FreeAt = window.FreeAt(rate, now);
            if (more <= 0)
            {
                break;
            }

            if (await TryKeepAsync(found, window.Take(rate, more, now), cancellationToken).ConfigureAwait(false))
            {
                (_before, _last, _left) = (window, more, _left + more);
            }
        }

        return Math.Min(most, _left);
    }

    /// <summary>Notes that so many were started.</summary>
    public void Use(int started) => _left -= started;

    /// <summary>Gives back what was not used.</summary>
    public async Task GiveBackAsync(CancellationToken cancellationToken)
    {
        if (_document is null)
        {
            return;
        }

        if (_left > 0)
        {
            var used = _last - Math.Min(_left, _last);
            await TryKeepAsync(_document, _before.Take(rate, used, now), cancellationToken).ConfigureAwait(false);
        }

        FreeAt = RateWindow.FromBytes(_document.Bytes("rate")).FreeAt(rate, now);
    }

    private async Task<bool> TryKeepAsync(BsonDocument? old, RateWindow window, CancellationToken cancellationToken)
    {
        var next = new BsonDocument { ["_id"] = channel, ["rate"] = new BsonBinaryData(window.ToBytes()), ["commit"] = (old?.Number("commit") ?? 0) + 1 };
        var all = tables.Of(MongoTables.Channels);
        try
        {
            var same = old is null ? null : new BsonDocument { ["_id"] = channel, ["commit"] = old["commit"] };
            if (same is null)
            {
                await all.InsertOneAsync(next, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
            else if ((await all.ReplaceOneAsync(same, next, cancellationToken: cancellationToken).ConfigureAwait(false)).MatchedCount == 0)
            {
                return false;
            }
        }
        catch (MongoWriteException e) when (e.WriteError?.Category == ServerErrorCategory.DuplicateKey)
        {
            return false;
        }

        _document = next;
        return true;
    }
}
