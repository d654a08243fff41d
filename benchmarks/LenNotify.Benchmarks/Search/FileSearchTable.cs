extern alias sqlite;

using System.Globalization;
using System.Text;
using LenNotify.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SqliteDbContext = sqlite::LenNotify.SqliteNotificationsDbContext;
using SqliteStore = sqlite::LenNotify.SqliteNotifications;

namespace LenNotify.Benchmarks.Search;

/// <summary>The same searches of the same inboxes, in a SQLite file.</summary>
internal static class FileSearchTable
{
    /// <summary>The rows of the table. Dry, a hundredth of the rows and a few searches.</summary>
    internal static async Task<string> MeasureAsync(bool dry)
    {
        var folder = Directory.CreateTempSubdirectory("lennotify");
        try
        {
            return await MeasureAsync(Path.Combine(folder.FullName, "inbox.db"), dry);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> MeasureAsync(string file, bool dry)
    {
        await using var host = Host(file);
        var store = host.GetRequiredService<INotificationStore>();
        if (await store.PrepareAsync(create: true, default) is { } problem)
        {
            throw new InvalidOperationException(problem);
        }

        var begin = TimeProvider.System.GetTimestamp();
        await new SearchRows(store, dry ? 10_000 : 1_000_000).WriteAsync();
        var filled = TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
        var table = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"Written in {filled:N0} s; the file has {new FileInfo(file).Length >> 20:N0} MB.\n\n"));
        table.Append("| search | found | p50 | p99 | with the count p99 | bar |\n| --- | ---: | ---: | ---: | ---: | --- |\n");
        foreach (var (what, text) in Searches.All)
        {
            var row = await RowAsync(store, what, text, dry ? 3 : 120);
            await Console.Error.WriteAsync(row);
            table.Append(row);
        }

        return table.ToString();
    }

    private static async Task<string> RowAsync(INotificationStore store, string what, string text, int times)
    {
        var query = new InboxQuery { Text = text };
        var found = await store.ListAsync(SearchRows.Heavy, query with { CountUpTo = 1_000_000 }, SearchRows.Now, default);
        var page = await Searches.TimeAsync(times, () => store.ListAsync(SearchRows.Heavy, query, SearchRows.Now, default));
        var counted = await Searches.TimeAsync(times, () => store.ListAsync(SearchRows.Heavy, query with { CountUpTo = 10_000 }, SearchRows.Now, default));
        return string.Create(CultureInfo.InvariantCulture, $"| {what} (`{text}`) | {found.Total:N0} | {Searches.At(page, 0.5)} | {Searches.At(page, 0.99)} | {Searches.At(counted, 0.99)} | {Searches.Bar(page)} |\n");
    }

    private static ServiceProvider Host(string file)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddPooledDbContextFactory<SqliteDbContext>(options => options.UseSqlite($"Data Source={file}"));
        SqliteStore.UseEntityFramework<SqliteDbContext>(services.AddNotifications(options => options.Deliver = false));
        return services.BuildServiceProvider();
    }
}
