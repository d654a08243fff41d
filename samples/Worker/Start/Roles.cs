using LenNotify;
using Microsoft.EntityFrameworkCore;

namespace Worker;

/// <summary>What a process of this program is: its one argument says so.</summary>
public static class Roles
{
    /// <summary>Takes orders, serves inboxes, and sends nothing.</summary>
    public const string Publisher = "publisher";

    /// <summary>Sends. There may be any number of them.</summary>
    public const string Worker = "worker";

    /// <summary>Makes the tables, or mends those of an older version, and ends.</summary>
    public const string Migrate = "migrate";

    /// <summary>Asks the process beside it whether it is ready, and ends: for containers without a shell.</summary>
    public const string Probe = "probe";

    public static IReadOnlyList<string> All { get; } = [Publisher, Worker, Migrate, Probe];

    /// <summary>Answers with the exit code.</summary>
    /// <exception cref="SettingsException">Something cannot be; the message says what can.</exception>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Func<string, string?> variable)
    {
        if (arguments.Count != 1 || !All.Contains(arguments[0]))
        {
            throw new SettingsException($"Say what this process is: {string.Join(", ", All)}.");
        }

        var settings = Settings.Read(variable);
        switch (arguments[0])
        {
            case Migrate:
                await MigrateAsync(settings);
                return 0;
            case Probe:
                return await IsReadyAsync(settings) ? 0 : 1;
            default:
                await using (var app = RoleApp.Build(arguments[0], settings))
                {
                    await app.RunAsync();
                }

                return 0;
        }
    }

    private static async Task MigrateAsync(Settings settings)
    {
        await using var context = new NotificationsDbContext(new DbContextOptionsBuilder<NotificationsDbContext>().UseNpgsql(settings.ConnectionString).Options);
        await context.Database.MigrateAsync();
    }

    private static async Task<bool> IsReadyAsync(Settings settings)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{settings.Port}{RoleApp.Ready}"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return false;
        }
    }
}
