using LenNotify.Storage;

namespace LenNotify;

/// <summary>One transaction of a claim: locks people, judges what is ready for them, writes and commits.</summary>
internal sealed class ClaimPage(StoreSession session, DeliveryClaim claim, int slots, bool first, DateTimeOffset now)
{
    private readonly ClaimDraft _draft = new(claim, now);
    private readonly Dictionary<string, UserState> _states = new(StringComparer.Ordinal);
    private RateWindow? _rate;
    private int _room;
    private bool _begun;
    private bool _undecided;

    /// <summary>What a page started and what it ruled otherwise, when the next is worth making, and whether another page now may start more.</summary>
    public sealed record Answer(List<ClaimedDelivery> Started, List<RuledDelivery> Ruled, DateTimeOffset? Again, bool More);

    /// <summary>Claims.</summary>
    public async Task<Answer> RunAsync(DeliveryJudge judge, CancellationToken cancellationToken)
    {
        _room = claim.Rate is null ? slots : await RoomAsync(claim.Rate, cancellationToken).ConfigureAwait(false);
        var rows = _room > 0 ? await LockAsync(cancellationToken).ConfigureAwait(false) : [];
        var judged = 0;
        foreach (var row in rows)
        {
            // An attempt that never completed may have taken its process along: such a row goes alone.
            if (_draft.Started.Count == _room || (row.Running && (_draft.Started.Count > 0 || !first)))
            {
                break;
            }

            judged++;
            if (row.Running && !await IsUnfinishedAsync(row, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            if (_draft.Judge(row, _states[row.UserId], judge) is not { } state)
            {
                _undecided = true;
                continue;
            }

            _states[row.UserId] = state;
            if (row.Running && _draft.Started.Count > 0)
            {
                break;
            }
        }

        await _draft.PlaceAsync(session, cancellationToken).ConfigureAwait(false);
        var again = await WriteAsync(cancellationToken).ConfigureAwait(false);
        var alone = _draft.Started.Count == 1 && rows[judged - 1].Running;
        var more = _draft.Started.Count < _room && judged == rows.Count && judged >= _room && !alone && !_undecided;
        return new Answer(_draft.Started, _draft.Ruled, again, more);
    }

    private async Task<int> RoomAsync(ChannelRate rate, CancellationToken cancellationToken)
    {
        var batch = Batch()
            .Add(ClaimSql.InsertChannel, claim.Channel, Array.Empty<byte>())
            .Add(ClaimSql.LockChannel, claim.Channel);
        var reader = await batch.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            _rate = await reader.SingleAsync(row => RateWindow.FromBytes(row.Bytes()), cancellationToken).ConfigureAwait(false);
            return Math.Min(slots, _rate!.Room(rate, now));
        }
    }

    private async Task<List<DueRow>> LockAsync(CancellationToken cancellationToken)
    {
        var people = await PeopleAsync(ClaimSql.LockPeople(_room), cancellationToken).ConfigureAwait(false);
        if (people.Length == 0)
        {
            // Nobody is ready, or all who are have someone else's lock on them, and must not be passed over for ever.
            people = await PeopleAsync(ClaimSql.Candidates(_room), cancellationToken).ConfigureAwait(false);
            await LockAsync(people, cancellationToken).ConfigureAwait(false);
        }

        if (people.Length == 0)
        {
            return [];
        }

        var batch = session.Batch().Add(ClaimSql.States, (object)people).Add(ClaimSql.Rows, claim.Channel, people, (long)_room);
        var reader = await batch.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            foreach (var state in await reader.ListAsync(StateRows.Read, cancellationToken).ConfigureAwait(false))
            {
                _states[state.UserId] = state;
            }

            return await DueRows.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<string[]> PeopleAsync(string statement, CancellationToken cancellationToken)
    {
        var reader = await Batch().Add(statement, claim.Channel).ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return [.. (await reader.ListAsync(row => row.Text(), cancellationToken).ConfigureAwait(false)).Distinct(StringComparer.Ordinal)];
        }
    }

    private async Task LockAsync(string[] people, CancellationToken cancellationToken)
    {
        if (people.Length > 0)
        {
            await session.Batch().Add(StateRows.Lock, (object)people).RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsUnfinishedAsync(DueRow row, CancellationToken cancellationToken)
    {
        var reader = await session.Batch().Add(ClaimSql.LockUnfinished, row.Due.Id).ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return (await reader.ListAsync(one => one.Id(), cancellationToken).ConfigureAwait(false)).Count > 0;
        }
    }

    private async Task<DateTimeOffset?> WriteAsync(CancellationToken cancellationToken)
    {
        var taken = claim.Rate is null ? null : _rate!.Take(claim.Rate, _draft.Started.Count, now);
        var batch = _draft.AddTo(session.Batch())
            .AddIf(taken is not null && _draft.Started.Count > 0, ClaimSql.KeepRate, claim.Channel, taken?.ToBytes())
            .Add(ClaimSql.Again, claim.Channel, now.UtcTicks)
            .Commit();
        var reader = await batch.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var again = await reader.SingleAsync(row => row.InstantOrNull(), cancellationToken).ConfigureAwait(false);
            var free = taken?.FreeAt(claim.Rate!, now);
            return again is null || free is null || free <= again ? again : free;
        }
    }

    // What is promoted is committed before anything is locked: no row stays locked while this waits for a person.
    private SqlBatch Batch()
    {
        var batch = session.Batch();
        if (!_begun)
        {
            _begun = true;
            batch.Begin().Add(ClaimSql.Promote, claim.Channel, now.UtcTicks).Commit().BeginHot();
        }

        return batch;
    }
}
