using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.CrashRig;

/// <summary>
/// A process that publishes what it is told, line by line and all at once: <c>p 7</c> through the notifier, <c>s 8</c> with a
/// business row in one transaction, rolled back where the number is odd. It answers <c>a 7</c> once that is done and <c>f 7</c>
/// when it failed and may be told again.
/// </summary>
internal static class PublisherNode
{
    private const int People = 500;

    internal static async Task RunAsync(string database)
    {
        using var host = RigHost.Build(database, deliver: false, TimeSpan.FromSeconds(30), static builder => builder.AddChannel(RigHost.Channel));
        await host.StartAsync();
        Console.WriteLine("started");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            _ = Task.Run(() => AnswerAsync(host.Services, line[0], int.Parse(line.AsSpan(2), CultureInfo.InvariantCulture)));
        }
    }

    private static async Task AnswerAsync(IServiceProvider services, char what, int number)
    {
        try
        {
            await (what == 'p' ? PublishAsync(services, number) : SellAsync(services, number));
            Console.WriteLine($"a {number}");
        }
        catch (Exception error)
        {
            await Console.Error.WriteLineAsync($"{what} {number}: {error.GetType().Name} {error.Message}");
            Console.WriteLine($"f {number}");
        }
    }

    private static Task PublishAsync(IServiceProvider services, int number) => services.GetRequiredService<INotifier>().PublishAsync(
        Word("notified", number), Person(number), new PublishOptions { DedupeKey = $"n-{number}" });

    private static async Task SellAsync(IServiceProvider services, int number)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<RigDb>>().CreateDbContextAsync();
        if (await db.Sales.AnyAsync(sale => sale.Id == number))
        {
            // Committed by one that was killed before it could say so.
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        db.Add(new Sale { Id = number });
        await db.PublishAsync(Word("sold", number), Person(number));
        await db.SaveChangesAsync();
        await (number % 2 == 0 ? transaction.CommitAsync() : transaction.RollbackAsync());
    }

    private static Notification Word(string type, int number) =>
        new() { Type = type, Title = string.Create(CultureInfo.InvariantCulture, $"{type} {number}"), Channels = ["inapp", RigHost.Channel] };

    private static Audience Person(int number) => Audience.User(string.Create(CultureInfo.InvariantCulture, $"u{number % People}"));
}
