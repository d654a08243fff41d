using LenNotify.Storage;

namespace LenNotify;

/// <summary>A person's preferences and contacts: read and changed by hosts. A change holds on every node within a second.</summary>
public interface IUserSettings
{
    /// <summary>The person's document; a new person's for who never chose.</summary>
    Task<Preferences> GetPreferencesAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>Stores a document, and answers with it as it is stored: with its new version and its zone's canonical id.</summary>
    /// <exception cref="InvalidInputException">It is not sound; every problem is named.</exception>
    /// <exception cref="SettingsConflictException">Its <see cref="Preferences.Version"/> is not the stored one: it was changed since it was read.</exception>
    Task<Preferences> SetPreferencesAsync(string userId, Preferences preferences, CancellationToken cancellationToken = default);

    /// <summary>Adds an address, or changes what is known of one that the person has; answers with the target that deliveries name.</summary>
    Task<Guid> PutContactAsync(string userId, HostContact contact, Evidence evidence, CancellationToken cancellationToken = default);

    /// <summary>Removes an address; false when the person does not have it.</summary>
    Task<bool> RemoveContactAsync(string userId, Guid contactId, CancellationToken cancellationToken = default);

    /// <summary>Opts the person out of a channel as a whole, or, without evidence, back in.</summary>
    Task OptOutAsync(string userId, string channel, Evidence? evidence, CancellationToken cancellationToken = default);
}
