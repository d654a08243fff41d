using LenNotify.Storage;

namespace LenNotify;

/// <summary>Reads what is known of a person: preferences and contacts from the store, addresses from the host where it holds them.</summary>
internal sealed class RecipientLoader(IDocuments documents, IContacts contacts, RoutingEngine engine, ITimeZones zones, HostContacts host)
{
    /// <summary>Whether the host holds addresses, of whose changes no version tells.</summary>
    internal bool AsksHost => host.Any;

    /// <summary>Someone of whom nothing is stored: all of them are alike.</summary>
    internal Recipient Stranger { get; } = new(new Preferences(), ContactBook.Empty, engine);

    /// <summary>The versions of preferences and contacts, two for each person.</summary>
    internal Task<IReadOnlyList<long>> VersionsAsync(List<string> userIds, CancellationToken cancellationToken)
    {
        var keys = new DocumentKey[2 * userIds.Count];
        for (var i = 0; i < userIds.Count; i++)
        {
            (keys[2 * i], keys[(2 * i) + 1]) = (UserSettings.KeyOf(userIds[i]), DocumentKey.ContactsOf(userIds[i]));
        }

        return documents.VersionsAsync(keys, cancellationToken);
    }

    /// <summary>One person, read anew.</summary>
    internal async ValueTask<RecipientEntry> LoadAsync(string userId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var document = await documents.GetDocumentAsync(UserSettings.KeyOf(userId), cancellationToken).ConfigureAwait(false);
        var book = await contacts.GetContactsAsync(userId, cancellationToken).ConfigureAwait(false);
        var whole = await host.AddToAsync(userId, book, cancellationToken).ConfigureAwait(false);
        var preferences = document is null ? new Preferences() : Preferences.Parse(document.Json, zones) with { Version = document.Version };
        return new RecipientEntry(new Recipient(preferences, whole, engine), document?.Version ?? 0, book.Version, now);
    }
}
