using LenNotify.Storage;

namespace LenNotify;

/// <summary>Reads people from the store, any number at once.</summary>
internal sealed class StoredPeople(IDocuments documents, IContacts contacts)
{
    private const string Nobody = "";

    /// <summary>The versions of preferences and contacts, two for each person; and last the count of erasures.</summary>
    internal Task<IReadOnlyList<long>> VersionsAsync(List<string> userIds, CancellationToken cancellationToken)
    {
        var keys = new DocumentKey[(2 * userIds.Count) + 1];
        keys[^1] = Erasures.Key;
        for (var i = 0; i < userIds.Count; i++)
        {
            (keys[2 * i], keys[(2 * i) + 1]) = (UserSettings.KeyOf(userIds[i]), DocumentKey.ContactsOf(userIds[i]));
        }

        return documents.VersionsAsync(keys, cancellationToken);
    }

    /// <summary>People in the order asked, all of them in two reads. Only a store that can read nobody throws.</summary>
    internal async Task<StoredPerson[]> ReadAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadTogetherAsync(userIds, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A row that the store itself cannot read is one person's too. A store that is down cannot read nobody either.
            await ReadTogetherAsync([Nobody], cancellationToken).ConfigureAwait(false);
        }

        var people = new StoredPerson[userIds.Count];
        for (var i = 0; i < people.Length; i++)
        {
            people[i] = await ReadAloneAsync(userIds[i], cancellationToken).ConfigureAwait(false);
        }

        return people;
    }

    private async Task<StoredPerson> ReadAloneAsync(string userId, CancellationToken cancellationToken)
    {
        try
        {
            return (await ReadTogetherAsync([userId], cancellationToken).ConfigureAwait(false))[0];
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return new StoredPerson(null, ContactBook.Empty, error);
        }
    }

    private async Task<StoredPerson[]> ReadTogetherAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        var keys = new DocumentKey[userIds.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = UserSettings.KeyOf(userIds[i]);
        }

        var stored = await documents.GetDocumentsAsync(keys, cancellationToken).ConfigureAwait(false);
        var books = await contacts.GetContactsAsync(userIds, cancellationToken).ConfigureAwait(false);
        var people = new StoredPerson[keys.Length];
        for (var i = 0; i < people.Length; i++)
        {
            people[i] = new StoredPerson(stored[i], books[i], null);
        }

        return people;
    }
}
