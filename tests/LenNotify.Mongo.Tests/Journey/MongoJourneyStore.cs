using LenNotify.Tests.Journey;
using Microsoft.Extensions.DependencyInjection;
using MongoDB.Driver;

namespace LenNotify.Mongo.Tests;

/// <summary>One database for the hosts of a journey.</summary>
internal sealed class MongoJourneyStore : IJourneyStore
{
    private TestStores? _stores;

    public IMongoDatabase Database => _stores!.Database.Database;

    public async Task OpenAsync() => _stores = await TestStores.CreateAsync();

    public void Use(NotificationsBuilder builder)
    {
        builder.Services.AddSingleton(Database);
        builder.UseMongo();
    }

    public async Task CloseAsync()
    {
        if (_stores is not null)
        {
            await _stores.DisposeAsync();
        }
    }
}
