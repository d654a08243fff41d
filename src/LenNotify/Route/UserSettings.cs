using LenNotify.Storage;

namespace LenNotify;

/// <summary>The person's settings, over the store.</summary>
internal sealed class UserSettings(SettingsStore store, ITimeZones zones, StoreClock clock, Recipients recipients, Ids ids) : IUserSettings
{
    private const string Kind = "preferences";

    /// <summary>Where a person's preferences are.</summary>
    internal static DocumentKey KeyOf(string userId) => new(Kind, userId, "");

    public async Task<Preferences> GetPreferencesAsync(string userId, CancellationToken cancellationToken)
    {
        var stored = await store.Documents.GetDocumentAsync(KeyOf(Checked(userId)), cancellationToken).ConfigureAwait(false);
        return stored is null ? new Preferences() : Preferences.Parse(stored.Json, zones) with { Version = stored.Version };
    }

    public async Task<Preferences> SetPreferencesAsync(string userId, Preferences preferences, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(preferences);
        var canonical = preferences.Patch("{}", zones);
        var version = await store.Documents.PutDocumentAsync(
            new StoredDocument(KeyOf(Checked(userId)), preferences.Version, canonical.ToJson()),
            new AuditFact(userId, "preferences_changed", userId, "stored"), clock.Now, cancellationToken).ConfigureAwait(false);
        recipients.Forget(userId);
        return version is { } stored ? canonical with { Version = stored } : throw new SettingsConflictException(preferences.Version);
    }

    public async Task<Guid> PutContactAsync(string userId, HostContact contact, Evidence evidence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentNullException.ThrowIfNull(evidence);
        ContactRules.Check(contact, evidence);
        var hash = store.Protection.HashOf(contact.Channel, contact.Address);
        var id = Guid.Empty;
        await ChangeAsync(userId, "contact_stored", book =>
        {
            var known = book.Contacts.FirstOrDefault(c => c.Channel == contact.Channel && c.AddressHash.Span.SequenceEqual(hash));
            ContactRules.CheckRoom(book, known);
            id = known?.Id ?? ids.Next(clock.Now);
            var stored = store.Protection.Create(id, userId, contact.Channel, contact.Address) with
            {
                Country = contact.Country ?? PhoneCountry.Of(contact),
                VerifiedAt = contact.Verified ? known?.VerifiedAt ?? clock.Now : null,
                Consent = contact.Consented ? known?.Consent ?? evidence : null,
            };
            return book with { Contacts = [.. book.Contacts.Where(c => c.Id != id), stored] };
        }, cancellationToken).ConfigureAwait(false);
        return id;
    }

    public async Task<bool> RemoveContactAsync(string userId, Guid contactId, CancellationToken cancellationToken)
    {
        var fact = new AuditFact(Checked(userId), "contact_removed", userId, "removed");
        var removed = await store.Contacts.RemoveContactAsync(userId, contactId, fact, clock.Now, cancellationToken).ConfigureAwait(false);
        recipients.Forget(userId);
        return removed;
    }

    public Task OptOutAsync(string userId, string channel, Evidence? evidence, CancellationToken cancellationToken)
    {
        ContactRules.Check(channel, evidence);
        return ChangeAsync(userId, evidence is null ? "opted_in" : "opted_out", book =>
        {
            var rest = book.OptOuts.Where(optOut => optOut.Key != channel);
            return book with { OptOuts = new Dictionary<string, Evidence>(evidence is null ? rest : rest.Append(new(channel, evidence))) };
        }, cancellationToken);
    }

    private async Task ChangeAsync(string userId, string action, Func<ContactBook, ContactBook> change, CancellationToken cancellationToken)
    {
        var fact = new AuditFact(Checked(userId), action, userId, "stored");
        long? stored = null;
        while (stored is null)
        {
            var book = await store.Contacts.GetContactsAsync(userId, cancellationToken).ConfigureAwait(false);
            stored = await store.Contacts.PutContactsAsync(userId, change(book), fact, clock.Now, cancellationToken).ConfigureAwait(false);
        }

        recipients.Forget(userId);
    }

    // An audience is judged by the same rules.
    private static string Checked(string userId) => Audience.User(userId).UserIds[0];
}
