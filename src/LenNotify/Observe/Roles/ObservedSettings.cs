using LenNotify.Storage;

namespace LenNotify;

/// <summary>People's settings, and word of what they changed.</summary>
internal sealed class ObservedSettings(IUserSettings settings, StoreClock clock, Watch watch) : IUserSettings
{
    public Task<Preferences> GetPreferencesAsync(string userId, CancellationToken cancellationToken) => settings.GetPreferencesAsync(userId, cancellationToken);

    public async Task<Preferences> SetPreferencesAsync(string userId, Preferences preferences, CancellationToken cancellationToken)
    {
        var stored = await settings.SetPreferencesAsync(userId, preferences, cancellationToken).ConfigureAwait(false);
        Tell(userId, null);
        return stored;
    }

    public Task<Guid> PutContactAsync(string userId, HostContact contact, Evidence evidence, CancellationToken cancellationToken) =>
        settings.PutContactAsync(userId, contact, evidence, cancellationToken);

    public Task<bool> RemoveContactAsync(string userId, Guid contactId, CancellationToken cancellationToken) => settings.RemoveContactAsync(userId, contactId, cancellationToken);

    public async Task OptOutAsync(string userId, string channel, Evidence? evidence, CancellationToken cancellationToken)
    {
        await settings.OptOutAsync(userId, channel, evidence, cancellationToken).ConfigureAwait(false);
        Tell(userId, evidence is null ? null : channel);
    }

    private void Tell(string userId, string? optedOutOf)
    {
        if (watch.Observers.AnyOfHost)
        {
            watch.Tell(new NotificationEvent.PreferencesChanged(clock.Now, userId, optedOutOf));
        }
    }
}
