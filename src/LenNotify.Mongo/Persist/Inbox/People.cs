using LenNotify.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>The people's states: every change that concerns a person is one commit of the person's state document.</summary>
internal sealed class People(MongoTables tables, Journal journal)
{
    // Each time somebody else's commit came first, so all together are never at a standstill.
    private const int MostTries = 2_000;

    /// <summary>Someone who never got anything.</summary>
    public static UserState Nobody(string userId) => new(userId, 0, 0, 0, 0, UserActivity.None);

    /// <summary>One person as of now, with nothing pending.</summary>
    public async Task<Person> FindAsync(string userId, CancellationToken cancellationToken) =>
        Person.Of(userId, await journal.ReadAsync(MongoTables.States, userId, cancellationToken).ConfigureAwait(false));

    /// <summary>Several people, by id.</summary>
    public async Task<Dictionary<string, Person>> FindAsync(IEnumerable<string> userIds, CancellationToken cancellationToken)
    {
        string[] ids = [.. userIds.Distinct(StringComparer.Ordinal)];
        var found = await tables.Of(MongoTables.States).Find(new BsonDocument("_id", new BsonDocument("$in", Field.List(ids))))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var root in found)
        {
            await journal.FinishAsync(MongoTables.States, root, cancellationToken).ConfigureAwait(false);
        }

        var roots = found.Where(root => !root.Flag(Journal.Gone)).ToDictionary(root => root.Text("_id"), StringComparer.Ordinal);
        return ids.ToDictionary(id => id, id => Person.Of(id, roots.GetValueOrDefault(id)), StringComparer.Ordinal);
    }

    /// <summary>
    /// Reads a person, lets the change work on what it finds, and commits it; does all of it again when somebody else's commit
    /// came first. A change that writes nothing commits nothing.
    /// </summary>
    public async Task<T> ChangeAsync<T>(string userId, DateTimeOffset now, Func<PersonChange, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var root = await journal.ReadAsync(MongoTables.States, userId, cancellationToken).ConfigureAwait(false);
            var change = new PersonChange(tables, Person.Of(userId, root), cancellationToken);
            var answer = await work(change).ConfigureAwait(false);
            if (change.IsEmpty
                || await journal.TryCommitAsync(MongoTables.States, root, change.Root(), change.Writes(), now.UtcTicks, cancellationToken).ConfigureAwait(false))
            {
                return answer;
            }
        }

        throw new TimeoutException($"Others were always faster: a person's state could not be written in {MostTries} tries.");
    }

    /// <summary>Finishes what processes that died left pending.</summary>
    public Task SweepAsync(CancellationToken cancellationToken) => journal.SweepAsync(MongoTables.States, cancellationToken);
}
