using LenNotify.Tests.Journey;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

/// <summary>One file for the hosts of a journey.</summary>
internal sealed class SqliteJourneyStore : IJourneyStore
{
    private TestStores? _stores;

    public string ConnectionString => _stores!.File.ConnectionString;

    public async Task OpenAsync() => _stores = await TestStores.CreateAsync();

    public async Task CloseAsync()
    {
        if (_stores is not null)
        {
            await _stores.DisposeAsync();
        }
    }

    public void Use(NotificationsBuilder builder)
    {
        builder.Services.AddPooledDbContextFactory<SqliteNotificationsDbContext>(options => options.UseSqlite(ConnectionString));
        builder.UseEntityFramework<SqliteNotificationsDbContext>();
    }
}
