using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>
/// Between what channels hear and the store. A channel asks for it while the channels are put together, and people and their
/// settings rest on the channels: so what it rests on itself is looked up when it is of use, and not before.
/// </summary>
internal sealed class ChannelFeedback(IServiceProvider services, StoreClock clock) : IChannelFeedback
{
    private SettingsStore Settings => services.GetRequiredService<SettingsStore>();

    private IUserSettings People => services.GetRequiredService<IUserSettings>();

    public Task ReportAsync(string channel, string providerReference, ProviderReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        return services.GetRequiredService<IDeliveryQueue>().ReportAsync(channel, providerReference, report with { Status = SafeText.Of(report.Status, null) }, clock.Now, cancellationToken);
    }

    public async Task<bool> SuppressAsync(string channel, string address, SuppressionCause cause, string source, CancellationToken cancellationToken)
    {
        var (hash, known) = await KnownAsync(channel, address, cancellationToken).ConfigureAwait(false);

        // An opt-out is not replaced, so a later bounce is no news.
        if (known.Suppressed is { } before && (before.Cause == cause || before.Cause == SuppressionCause.OptOut))
        {
            return false;
        }

        var suppression = new Suppression(cause, new Evidence(clock.Now, source));
        await SuppressAsync(channel, hash, suppression, "address_suppressed", cancellationToken).ConfigureAwait(false);
        return true;
    }

    public async Task<bool> LiftAsync(string channel, string address, string source, CancellationToken cancellationToken)
    {
        var (hash, known) = await KnownAsync(channel, address, cancellationToken).ConfigureAwait(false);
        if (known.Suppressed is null)
        {
            return false;
        }

        await SuppressAsync(channel, hash, null, "suppression_lifted", cancellationToken).ConfigureAwait(false);
        return true;
    }

    public Task OptOutAsync(string userId, string channel, string? type, string source, CancellationToken cancellationToken) => type is null
        ? People.OptOutAsync(userId, channel, new Evidence(clock.Now, source), cancellationToken)
        : LeaveTypeAsync(userId, channel, type, cancellationToken);

    public Task MarkReadAsync(string userId, IReadOnlyList<Guid> items, CancellationToken cancellationToken) =>
        services.GetRequiredService<IInbox>().MarkAsync(userId, items, ItemMark.Read, clock.Now, cancellationToken);

    private async Task<(byte[] Hash, KnownAddress Known)> KnownAsync(string channel, string address, CancellationToken cancellationToken)
    {
        var hash = Settings.Protection.HashOf(channel, address);
        return (hash, (await Settings.Contacts.FindAddressesAsync([new HashedAddress(channel, hash)], cancellationToken).ConfigureAwait(false))[0]);
    }

    // The people whose address it is get a new version of their book, so every node knows within a second.
    private async Task SuppressAsync(string channel, byte[] hash, Suppression? suppression, string action, CancellationToken cancellationToken)
    {
        var fact = new AuditFact($"channel:{channel}", action, Convert.ToHexStringLower(hash), suppression?.Cause.ToString() ?? "lifted");
        await Settings.Contacts.SuppressAsync(channel, hash, suppression, fact, clock.Now, cancellationToken).ConfigureAwait(false);
    }

    // The inbox keeps the type, and so do the other channels of whoever never chose; only this way out of it is closed.
    private async Task LeaveTypeAsync(string userId, string channel, string type, CancellationToken cancellationToken)
    {
        for (var left = false; !left;)
        {
            var known = await People.GetPreferencesAsync(userId, cancellationToken).ConfigureAwait(false);
            var chosen = known.Types.GetValueOrDefault(type) ?? new TypePreference();
            var channels = (chosen.Channels ?? DeclaredFor(type) ?? [ChannelNames.InApp]).Where(one => one != channel);
            var types = new Dictionary<string, TypePreference>(known.Types) { [type] = chosen with { Channels = [.. channels.DefaultIfEmpty(ChannelNames.InApp)] } };
            try
            {
                await People.SetPreferencesAsync(userId, known with { Types = types }, cancellationToken).ConfigureAwait(false);
                left = true;
            }
            catch (SettingsConflictException)
            {
                // Somebody else changed them meanwhile: read again.
            }
        }
    }

    private IReadOnlyList<string>? DeclaredFor(string type) =>
        services.GetRequiredService<HostConfiguration>().Apply(services.GetServices<NotificationType>()).LastOrDefault(known => known.Name == type)?.Channels;
}
