using LenNotify.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LenNotify.CrashRig;

/// <summary>A host as a user builds one, but that its leases may end sooner.</summary>
internal static class RigHost
{
    internal const string Channel = "ledger";

    internal static IHost Build(string database, bool deliver, TimeSpan leaseSpare, Action<NotificationsBuilder> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        if (Environment.GetEnvironmentVariable("CRASH_RIG_LOG") is not null)
        {
            builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        }

        builder.Services.AddSingleton<IContactDirectory, Boxes>();
        builder.Services.AddSingleton(provider => new PumpClock(provider.GetRequiredService<StoreClock>(), provider.GetRequiredService<TimeProvider>())
        {
            LeaseSpare = leaseSpare,
            FanOutLease = leaseSpare,
        });
        builder.Services.AddPooledDbContextFactory<RigDb>(options => options.UseNpgsql(database));
        var notifications = builder.Services.AddNotifications(options =>
        {
            options.Deliver = deliver;
            options.PerUser = null;
        }).UseEntityFramework<RigDb>().UseContactKeys(Keys());
        configure(notifications);
        return builder.Build();
    }

    /// <summary>Makes the tables.</summary>
    internal static async Task PrepareAsync(string database)
    {
        using var host = Build(database, deliver: false, TimeSpan.FromSeconds(30), static _ => { });
        if (await host.Services.GetRequiredService<IUpkeep>().PrepareAsync(create: true, default) is { } missing)
        {
            throw new InvalidOperationException(missing);
        }
    }

    private static ContactKeyOptions Keys()
    {
        static string Key(int first) => Convert.ToBase64String([.. Enumerable.Range(first, 32).Select(i => (byte)i)]);
        var keys = new ContactKeyOptions { ActiveKey = "rig", HashKey = Key(1) };
        keys.Keys.Add(new ContactKey { Id = "rig", Key = Key(33) });
        return keys;
    }

    private sealed class Boxes : IContactDirectory
    {
        public Task<IReadOnlyList<HostContact>> GetContactsAsync(string userId, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<HostContact>>([new HostContact(Channel, $"box-of-{userId}")]);
    }
}
