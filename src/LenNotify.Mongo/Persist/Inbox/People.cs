using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>The people's states: every change that concerns a person is one commit of the person's state document.</summary>
internal sealed class People(MongoTables tables, Journal journal)
{
    // Each time somebody else's commit came first, so all together are never at a standstill.
    private const int MostTries = 2_000;

    // As many as are read, and committed, together.
    private const int MostTogether = 100;

    /// <summary>Someone who never got anything.</summary>
    public static UserState Nobody(string userId) => new(userId, 0, 0, 0, 0, UserActivity.None);

    /// <summary>One person as of now, with nothing pending.</summary>
    public async Task<Person> FindAsync(string userId, CancellationToken cancellationToken) =>
        (await FindAsync([userId], cancellationToken).ConfigureAwait(false))[userId];

    /// <summary>Several people, by id.</summary>
    public async Task<Dictionary<string, Person>> FindAsync(IEnumerable<string> userIds, CancellationToken cancellationToken)
    {
        string[] ids = [.. userIds.Distinct(StringComparer.Ordinal)];
        var roots = await RootsAsync(ids, cancellationToken).ConfigureAwait(false);
        return ids.ToDictionary(id => id, id => Person.Of(id, roots.GetValueOrDefault(id)), StringComparer.Ordinal);
    }

    /// <summary>
    /// Reads a person, lets the change work on what it finds, and commits it; does all of it again when somebody else's commit
    /// came first. A change that writes nothing commits nothing.
    /// </summary>
    public async Task<T> ChangeAsync<T>(string userId, DateTimeOffset now, Func<PersonChange, Task<T>> work, CancellationToken cancellationToken)
    {
        T answer = default!;
        await ChangeAsync([userId], now, new ManyChanges<T>(work, (_, one) => answer = one), cancellationToken).ConfigureAwait(false);
        return answer;
    }

    /// <summary>The same for several people, each a commit by itself, with few calls for all of them.</summary>
    public async Task ChangeAsync<T>(IEnumerable<string> userIds, DateTimeOffset now, ManyChanges<T> changes, CancellationToken cancellationToken)
    {
        foreach (var together in userIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Chunk(MostTogether))
        {
            var left = together;
            for (var tries = 0; left.Length > 0; tries++)
            {
                if (tries == MostTries)
                {
                    throw new TimeoutException($"Others were always faster: a person's state could not be written in {MostTries} tries.");
                }

                left = await TryChangeAsync(left, now, changes, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Finishes what processes that died left pending.</summary>
    public Task SweepAsync(CancellationToken cancellationToken) => journal.SweepAsync(MongoTables.States, cancellationToken);

    // Answers with those of whom somebody else's commit came first.
    private async Task<string[]> TryChangeAsync<T>(string[] userIds, DateTimeOffset now, ManyChanges<T> changes, CancellationToken cancellationToken)
    {
        var roots = await RootsAsync(userIds, cancellationToken).ConfigureAwait(false);
        var ahead = new ReadAhead(tables, userIds, cancellationToken);
        await changes.Ahead(ahead).ConfigureAwait(false);
        List<(string UserId, T Answer)> changed = [];
        List<JournalCommit> commits = [];
        foreach (var userId in userIds)
        {
            var root = roots.GetValueOrDefault(userId);
            var change = new PersonChange(ahead, Person.Of(userId, root));
            var answer = await changes.Work(change).ConfigureAwait(false);
            if (change.IsEmpty)
            {
                changes.Changed(userId, answer);
                continue;
            }

            changed.Add((userId, answer));
            commits.Add(new JournalCommit(root, change.Root(), change.Writes(), now.UtcTicks));
        }

        HashSet<string> left = [.. changed.Select(one => one.UserId)];
        await journal.CommitAsync(MongoTables.States, commits, Committed, cancellationToken).ConfigureAwait(false);
        return [.. userIds.Where(left.Contains)];

        void Committed(int place)
        {
            left.Remove(changed[place].UserId);
            changes.Changed(changed[place].UserId, changed[place].Answer);
        }
    }

    private async Task<Dictionary<string, BsonDocument>> RootsAsync(string[] userIds, CancellationToken cancellationToken)
    {
        if (userIds.Length == 0)
        {
            return [];
        }

        var where = new BsonDocument("_id", new BsonDocument("$in", Field.List(userIds)));
        var found = await journal.ReadManyAsync(MongoTables.States, where, cancellationToken).ConfigureAwait(false);
        return found.ToDictionary(root => root.Text("_id"), StringComparer.Ordinal);
    }
}
