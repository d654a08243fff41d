using LenNotify.Storage;

namespace LenNotify;

/// <summary>Writes how a batch of attempts ended: two round trips, one more where starts are taken back.</summary>
internal sealed class CompletionBatch(StoreSession session, Guid owner, IReadOnlyList<Completion> completions, DateTimeOffset now)
{
    private readonly Dictionary<Guid, Completion> _ends = new(completions.Count);
    private readonly Dictionary<Guid, string> _causes = [];

    private sealed record Written(Guid Id, string Channel, int Attempts, DateTimeOffset StartedAt);

    /// <summary>Completes; answers with what was fenced off.</summary>
    public async Task<IReadOnlyList<Guid>> RunAsync(DeliveryUndo undo, CancellationToken cancellationToken)
    {
        foreach (var completion in completions)
        {
            _ends[completion.DeliveryId] = completion;
        }

        Completion[] rows = [.. _ends.Values];
        Guid[] released = [.. rows.Where(row => row.State == CompletionState.Released).Select(row => row.DeliveryId)];
        var people = released.Length > 0 ? await UndoAsync(released, undo, cancellationToken).ConfigureAwait(false) : [];
        var written = await WriteAsync(rows, cancellationToken).ConfigureAwait(false);
        await FollowAsync(written, people, cancellationToken).ConfigureAwait(false);
        var done = written.Select(row => row.Id).ToHashSet();
        return [.. completions.Select(one => one.DeliveryId).Where(id => !done.Contains(id))];
    }

    private async Task<List<UserState>> UndoAsync(Guid[] released, DeliveryUndo undo, CancellationToken cancellationToken)
    {
        var batch = session.Batch().BeginHot().Add(CompletionSql.LockReleased, released, owner).Add(CompletionSql.Released, released, owner);
        var reader = await batch.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var states = (await reader.ListAsync(StateRows.Read, cancellationToken).ConfigureAwait(false))
                .ToDictionary(state => state.UserId, StringComparer.Ordinal);
            foreach (var row in await DueRows.ReadAsync(reader, cancellationToken).ConfigureAwait(false))
            {
                // A start that found the caps taken took nothing.
                if (row.TakesCaps && states.TryGetValue(row.UserId, out var state))
                {
                    states[row.UserId] = state with { Activity = undo(row.Due, row.StartedAt!.Value, state) };
                }
            }

            return [.. states.Values];
        }
    }

    private async Task<List<Written>> WriteAsync(Completion[] rows, CancellationToken cancellationToken)
    {
        Completion[] tied = [.. rows.Where(row => row is { State: CompletionState.Delivered, ProviderReference: not null })];
        var begun = rows.Any(row => row.State == CompletionState.Released);
        var batch = (begun ? session.Batch() : session.Batch().BeginHot())
            .AddIf(tied.Length > 0, CompletionSql.Tie, Column.Of(tied, row => row.DeliveryId), Column.Of(tied, row => row.ProviderReference))
            .Add(
                CompletionSql.Write,
                Column.Of(rows, row => row.DeliveryId),
                Column.Of(rows, row => (short)Next(row)),
                Column.Of(rows, row => Until(row)),
                Column.Of(rows, row => row.State is CompletionState.Deferred or CompletionState.Released),
                Column.Of(rows, row => row.State == CompletionState.Released),
                Column.Of(rows, row => row.Cause ?? ""),
                owner,
                now.UtcTicks);
        var reader = await batch.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            if (tied.Length > 0)
            {
                var said = await reader.ListAsync(
                    row => (Id: row.Id(), Reached: row.FlagOrNull(), Status: row.TextOrNull()), cancellationToken).ConfigureAwait(false);
                said.FindAll(one => one.Reached == false).ForEach(one => _causes[one.Id] = one.Status ?? "");
            }

            return await reader.ListAsync(
                row => new Written(row.Id(), row.Text(), row.Count(), row.Instant()), cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<int> FollowAsync(List<Written> written, List<UserState> people, CancellationToken cancellationToken)
    {
        Written[] logged = [.. written.Where(row => _ends[row.Id].State != CompletionState.Released)];
        Guid[] refused = [.. written.Select(row => row.Id).Where(_causes.ContainsKey)];
        Guid[] dead = [.. written.Where(row => _ends[row.Id].State == CompletionState.Dead).Select(row => row.Id), .. refused];
        Guid[] delivered = [.. written.Where(row => _ends[row.Id].State == CompletionState.Delivered).Select(row => row.Id).Except(refused)];
        return session.Batch()
            .AddIf(logged.Length > 0, EndSql.InsertAttempts, EndSql.Attempts([.. logged.Select(Attempt)]))
            .AddIf(refused.Length > 0, CompletionSql.Refuse, refused, Column.Of(refused, id => _causes[id]))
            .AddIf(dead.Length > 0, EndSql.FreeWaiting, dead, now.UtcTicks)
            .AddIf(delivered.Length > 0, EndSql.DropWaiting, delivered, now.UtcTicks)
            .AddIf(people.Count > 0, StateRows.Remember, Column.Of(people, state => state.UserId), Column.Of(people, state => state.Activity.ToBytes()))
            .Commit().RunAsync(cancellationToken);
    }

    private AttemptEntry Attempt(Written row)
    {
        var end = _ends[row.Id];
        var number = row.Attempts + (end.State == CompletionState.Deferred ? 1 : 0);
        return new AttemptEntry(row.Id, row.Channel, number, row.StartedAt, now, end.State, end.Cause);
    }

    private DeliveryState Next(Completion row) => row.State switch
    {
        CompletionState.Delivered => DeliveryState.Delivered,
        CompletionState.Dead => DeliveryState.Dead,
        CompletionState.Released => DeliveryState.Ready,
        _ => Until(row) > now.UtcTicks ? DeliveryState.Waiting : DeliveryState.Ready,
    };

    private long? Until(Completion row) =>
        row.State is CompletionState.RetryAt or CompletionState.Deferred ? (row.At ?? now).UtcTicks : null;
}
