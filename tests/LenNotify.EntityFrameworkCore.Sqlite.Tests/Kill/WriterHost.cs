using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

/// <summary>A host that publishes as fast as it can, and says each publication's id once it was acknowledged.</summary>
internal static class WriterHost
{
    private const int AtOnce = 8;
    private static readonly TextWriter Out = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });

    /// <summary>Runs until it is killed.</summary>
    public static async Task RunAsync(string connectionString, SqliteJournal journal, string name)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(LogLines.Watched).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddPooledDbContextFactory<SqliteNotificationsDbContext>(options => options.UseSqlite(connectionString));
        builder.Services.AddNotifications().UseContactKeys(Keys())
            .UseEntityFramework<SqliteNotificationsDbContext>(options => options.Journal = journal);
        using var host = builder.Build();
        await host.StartAsync();
        var notifier = host.Services.GetRequiredService<INotifier>();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(worker => Task.Run(() => PublishAsync(notifier, $"{name}-{worker}"))));
    }

    public static ContactKeyOptions Keys()
    {
        static string Key(int first) => Convert.ToBase64String([.. Enumerable.Range(first, 32).Select(i => (byte)i)]);
        var keys = new ContactKeyOptions { ActiveKey = "test", HashKey = Key(1) };
        keys.Keys.Add(new ContactKey { Id = "test", Key = Key(33) });
        return keys;
    }

    private static async Task PublishAsync(INotifier notifier, string name)
    {
        for (var i = 0; ; i++)
        {
            var published = await notifier.PublishAsync(
                new Notification { Type = "order_filled", Title = $"{name} {i}", Channels = ["inapp"] }, Audience.User($"{name}-{i % 3}"));
            await Out.WriteLineAsync(published.PublicationId.ToString());
        }
    }
}
