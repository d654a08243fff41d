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
            new MongoTables(DatabaseOf(provider, options), options),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetService<ILoggerFactory>()?.CreateLogger("LenNotify.Store") ?? NullLogger.Instance)));
        return builder;
    }

    private static IMongoDatabase DatabaseOf(IServiceProvider provider, MongoStoreOptions options)
    {
        if (options.ConnectionString is not { } connection)
        {
            return provider.GetService<IMongoDatabase>() ?? throw new InvalidOperationException(
                "The store needs a database. Register an IMongoDatabase, or name one: UseMongo(o => o.ConnectionString = \"mongodb://…/shop\").");
        }

        var url = new MongoUrl(connection);
        return new MongoClient(url).GetDatabase(url.DatabaseName ?? "notifications");
    }
}
