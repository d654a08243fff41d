using LenNotify.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LenNotify.Tests.Plans;

/// <summary>A store whose server tells by which plans it ran.</summary>
internal sealed class RecordedStore : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly ServiceProvider _host;

    internal RecordedStore(string connectionString, bool measured = false)
    {
        _source = NpgsqlDataSource.Create($"{connectionString};{PlanRecorder.Options}{(measured ? PlanRecorder.Analyze : "")}");
        var services = new ServiceCollection();
        services.AddPooledDbContextFactory<NotificationsDbContext>(options => options.UseNpgsql(_source).AddInterceptors(Plans));
        services.AddNotifications().UseEntityFramework<NotificationsDbContext>();
        _host = services.BuildServiceProvider();
    }

    internal PlanRecorder Plans { get; } = new();

    internal INotificationStore Store => _host.GetRequiredService<INotificationStore>();

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _source.DisposeAsync();
    }
}
