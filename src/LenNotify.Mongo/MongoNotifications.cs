using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Driver;

namespace LenNotify;

/// <summary>Keeps notifications in MongoDB.</summary>
public static class MongoNotifications
{
    /// <summary>
    /// In the host's own <see cref="IMongoDatabase"/>, which must be registered. The last call holds, also over another store.
    /// </summary>
    public static NotificationsBuilder UseMongo(this NotificationsBuilder builder) => builder.UseMongo(_ => { });

    /// <summary>The same, with options of the host's choice.</summary>
    /// <exception cref="InvalidInputException">An option is outside its limits.</exception>
    public static NotificationsBuilder UseMongo(this NotificationsBuilder builder, Action<MongoStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new MongoStoreOptions();
        configure(options);
        options.Check();
        builder.Services.Replace(ServiceDescriptor.Singleton<INotificationStore>(provider => new MongoStore(
            options.ConnectionString is { } address ? MongoDatabase.At(address) : MongoDatabase.Of(provider.GetService<IMongoDatabase>()),
            options,
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetService<ILoggerFactory>()?.CreateLogger("LenNotify.Store") ?? NullLogger.Instance)));
        return builder;
    }
}
