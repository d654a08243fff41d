using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LenNotify;

/// <summary>
/// What a host adds to <see cref="NotificationServices.AddNotifications"/>: <c>Add…</c> where many are allowed, <c>Use…</c>
/// where there is one and the last call holds. Saying the same twice changes nothing.
/// </summary>
public sealed class NotificationsBuilder
{
    internal NotificationsBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services, for packages that add their own.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Describes a type by the host's own record.</summary>
    public NotificationsBuilder AddType<T>(Action<NotificationTypeBuilder>? describe = null)
        where T : INotification => AddType(T.TypeName, describe);

    /// <summary>Describes a type by name; the last description of a name holds.</summary>
    public NotificationsBuilder AddType(string name, Action<NotificationTypeBuilder>? describe = null)
    {
        var type = new NotificationTypeBuilder(name);
        describe?.Invoke(type);
        Replace<NotificationType>(known => known.Name == name, ServiceDescriptor.Singleton(type.Type));
        Replace<FollowUps>(known => known.Type == name, ServiceDescriptor.Singleton(type.FollowUps));
        return this;
    }

    /// <summary>Delivers over a channel of the host's own or of a package.</summary>
    public NotificationsBuilder AddChannel<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(
        System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] TAdapter>(Action<ChannelOptions>? configure = null)
        where TAdapter : class, IChannelAdapter
    {
        Services.TryAddSingleton<TAdapter>();
        return AddChannel(new ChannelRegistration(typeof(TAdapter), null, services => services.GetRequiredService<TAdapter>(), configure));
    }

    /// <summary>Delivers over a channel whose adapter the host made itself.</summary>
    public NotificationsBuilder AddChannel(IChannelAdapter adapter, Action<ChannelOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        return AddChannel(new ChannelRegistration(adapter.GetType(), adapter.Channel, _ => adapter, configure));
    }

    /// <summary>Routes to a channel that another process delivers.</summary>
    public NotificationsBuilder AddChannel(string name, Action<ChannelOptions>? configure = null) =>
        AddChannel(new ChannelRegistration(null, name, null, configure));

    /// <summary>Takes addresses from where the host already holds them.</summary>
    public NotificationsBuilder UseContacts<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(
        System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IContactDirectory
    {
        Services.Replace(ServiceDescriptor.Singleton<IContactDirectory, T>());
        return this;
    }

    /// <summary>Says who belongs to the host's topics and segments.</summary>
    public NotificationsBuilder UseSegments<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(
        System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, ISegmentResolver
    {
        Services.Replace(ServiceDescriptor.Singleton<ISegmentResolver, T>());
        return this;
    }

    /// <summary>Protects stored addresses with these keys. A store that outlives the process needs them.</summary>
    public NotificationsBuilder UseContactKeys(ContactKeyOptions keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        Services.Replace(ServiceDescriptor.Singleton<IContactProtector>(new AesGcmContactProtector(keys)));
        return this;
    }

    /// <summary>Keeps everything in this process's memory, within limits. This is what there is when nothing else is used.</summary>
    public NotificationsBuilder UseInMemoryStore(MemoryLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        Services.Replace(ServiceDescriptor.Singleton(limits));
        Services.Replace(ServiceDescriptor.Singleton<INotificationStore>(provider => provider.GetRequiredService<MemoryStore>()));
        return this;
    }

    /// <summary>Says how long things are kept: 30 days, unless something else is said here. Several calls add up.</summary>
    public NotificationsBuilder UseRetention(Action<RetentionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(configure);
        return this;
    }

    /// <summary>Offers the host what is about to be removed.</summary>
    public NotificationsBuilder UseArchive<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(
        System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, INotificationArchive
    {
        Services.Replace(ServiceDescriptor.Singleton<INotificationArchive, T>());
        return this;
    }

    /// <summary>Tells an observer of the host's own what happens here. Any number; each is made once and hears of everything.</summary>
    public NotificationsBuilder AddObserver<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(
        System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, INotificationObserver
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<INotificationObserver, T>());
        return this;
    }

    /// <summary>Chooses priorities in place of the default policy.</summary>
    public NotificationsBuilder UsePriorityPolicy(IPriorityPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        Services.Replace(ServiceDescriptor.Singleton(policy));
        return this;
    }

    /// <summary>
    /// For packages: makes a section below <c>Notifications</c> known, reads it into the package's options after all code has
    /// configured them, and validates these when the host starts, by whatever <c>IValidateOptions</c> there is for them. What
    /// is mistyped within the section is told as it is for every other key. Called again with the same name it replaces what was said.
    /// </summary>
    /// <typeparam name="TOptions">The package's options, for <c>IOptions</c> as usual.</typeparam>
    /// <param name="name">Such as <c>Twilio</c>: 1-64 letters and digits, and no key of our own.</param>
    /// <param name="describe">Names every key and says what it sets.</param>
    public NotificationsBuilder AddSection<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(
        System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(string name, Action<OptionsSection<TOptions>> describe)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(describe);
        if (!HostConfiguration.IsFree(name))
        {
            throw new ArgumentException($"'{SafeText.OneLine(name)}' cannot be a package's section of the configuration: 1-64 letters and digits, and none of our own keys.", nameof(name));
        }

        var section = new OptionsSection<TOptions>(name);
        describe(section);
        Services.AddOptions<TOptions>();
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<Microsoft.Extensions.Options.IPostConfigureOptions<TOptions>, SectionReader<TOptions>>());
        Replace<IOptionsSection>(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase), ServiceDescriptor.Singleton<IOptionsSection>(section));
        return this;
    }

    private NotificationsBuilder AddChannel(ChannelRegistration registration)
    {
        Replace<ChannelRegistration>(
            known => registration.Adapter is null ? known.Adapter is null && known.Name == registration.Name : known.Adapter == registration.Adapter && known.Name == registration.Name,
            ServiceDescriptor.Singleton(registration));
        return this;
    }

    private void Replace<T>(Predicate<T> same, ServiceDescriptor by)
        where T : class
    {
        foreach (var known in Services.Where(service => service.ServiceType == typeof(T) && service.ImplementationInstance is T it && same(it)).ToArray())
        {
            Services.Remove(known);
        }

        Services.Add(by);
    }
}
