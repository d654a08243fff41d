using LenNotify.Storage;

namespace LenNotify;

/// <summary>Reads what is known of people: preferences and contacts from the store, addresses from the host where it holds them.</summary>
internal sealed class RecipientLoader(StoredPeople store, HostContacts host, RoutingEngine engine, ITimeZones zones)
{
    /// <summary>Whether the host holds addresses, of whose changes no version tells.</summary>
    internal bool AsksHost => host.Any;

    /// <summary>Someone of whom nothing is stored: all of them are alike.</summary>
    internal Recipient Stranger { get; } = new(new Preferences(), ContactBook.Empty, engine);

    /// <inheritdoc cref="StoredPeople.VersionsAsync"/>
    internal Task<IReadOnlyList<long>> VersionsAsync(List<string> userIds, CancellationToken cancellationToken) => store.VersionsAsync(userIds, cancellationToken);

    /// <summary>
    /// People in the order asked, read anew together. Of one who cannot be read whole the answer says so; the others are none
    /// the worse for it.
    /// </summary>
    internal async Task<LoadedPerson[]> LoadAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        var stored = await store.ReadAsync(userIds, cancellationToken).ConfigureAwait(false);
        var whole = await host.AddToAsync(userIds, Array.ConvertAll(stored, person => person.Book), cancellationToken).ConfigureAwait(false);
        var people = new LoadedPerson[stored.Length];
        for (var i = 0; i < people.Length; i++)
        {
            var (recipient, error) = stored[i].Error is { } unreadable
                ? (new Recipient(new Preferences(), whole[i].Book, engine, Lacks.Choices | Lacks.Addresses), unreadable)
                : Made(stored[i].Document, whole[i]);
            people[i] = new LoadedPerson(recipient, stored[i].Document?.Version ?? 0, stored[i].Book.Version, error);
        }

        return people;
    }

    private (Recipient Recipient, Exception? Error) Made(StoredDocument? document, WholeBook whole)
    {
        var lacks = whole.Error is null ? Lacks.Nothing : Lacks.Addresses;
        try
        {
            var preferences = document is null ? new Preferences() : Preferences.Parse(document.Json, zones) with { Version = document.Version };
            return (new Recipient(preferences, whole.Book, engine, lacks), whole.Error);
        }
        catch (Exception error)
        {
            // Whatever is wrong with a document: it is one person's.
            return (new Recipient(new Preferences(), whole.Book, engine, lacks | Lacks.Choices), error);
        }
    }
}
