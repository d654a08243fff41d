using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Adds what channels find around them, and what a host says of all of them.</summary>
public static class ChannelServices
{
    /// <summary>Answers for the secrets of channels from where the host keeps them, rather than from options.</summary>
    public static NotificationsBuilder UseSecrets<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(
        System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this NotificationsBuilder builder)
        where T : class, ISecretProvider
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<ISecretProvider, T>());
        return builder;
    }

    /// <summary>
    /// Nothing leaves this process any more: messages are logged, masked, and kept in <see cref="IDevelopmentOutbox"/>, or all of a
    /// channel goes to one address. The host says so when it starts, and its health is degraded for as long.
    /// </summary>
    public static NotificationsBuilder UseDevelopmentMode(this NotificationsBuilder builder, Action<DevelopmentModeOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<DevelopmentModeOptions>(options =>
        {
            options.Enabled = true;
            configure?.Invoke(options);
        });
        return builder;
    }

    /// <summary>For a channel's package: names a secret that the channel reads, and where its options hold it.</summary>
    /// <param name="builder">The host's.</param>
    /// <param name="name">Such as <c>Twilio:AuthToken</c>; the last call for a name holds.</param>
    /// <param name="configured">What the options say now.</param>
    /// <param name="optional">Whether the host may start without it.</param>
    public static NotificationsBuilder AddSecret(this NotificationsBuilder builder, string name, Func<IServiceProvider, string?> configured, bool optional = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var known in builder.Services.Where(service => service.ImplementationInstance is SecretReader reader && reader.Name == name).ToArray())
        {
            builder.Services.Remove(known);
        }

        builder.Services.AddSingleton(new SecretReader(name, configured, optional));
        return builder;
    }

    internal static void Add(IServiceCollection services)
    {
        services.AddOptions<DevelopmentModeOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DevelopmentModeOptions>, DevelopmentModeOptionsRules>());
        services.TryAddSingleton<DevelopmentOutbox>();
        services.TryAddSingleton<IDevelopmentOutbox>(provider => provider.GetRequiredService<DevelopmentOutbox>());
        services.TryAddSingleton(provider => new DevelopmentMode(
            provider.GetRequiredService<IOptions<DevelopmentModeOptions>>(), provider.GetRequiredService<DevelopmentOutbox>(), provider.GetRequiredService<TimeProvider>(), Log<DevelopmentMode>(provider)));
        services.TryAddSingleton(provider => new ChannelSecrets(
            provider.GetServices<SecretReader>(), provider, provider.GetService<ISecretProvider>(), provider.GetRequiredService<TimeProvider>(), Log<ChannelSecrets>(provider)));
        services.TryAddSingleton<IChannelSecrets>(provider => provider.GetRequiredService<ChannelSecrets>());
        services.TryAddSingleton(provider => new ChannelAlarms(provider.GetRequiredService<TimeProvider>(), Log<ChannelAlarms>(provider)));
        services.TryAddSingleton<IChannelAlarms>(provider => provider.GetRequiredService<ChannelAlarms>());
        services.TryAddSingleton(provider => new ChannelContext(
            provider.GetRequiredService<IChannelSecrets>(), provider.GetRequiredService<IChannelAlarms>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IChannelFeedback, ChannelFeedback>();
        services.TryAddSingleton<IPurposeTokens>(provider => new PurposeTokens(provider.GetRequiredService<IContactProtector>()));
    }

    // Whoever only asks for a role of the store, as a tool does, need not have a log.
    private static ILogger<T> Log<T>(IServiceProvider provider) => provider.GetService<ILogger<T>>() ?? NullLogger<T>.Instance;
}
