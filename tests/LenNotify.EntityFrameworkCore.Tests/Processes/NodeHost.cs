using LenNotify.Tests.Journey;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>A host that publishes and delivers over one database, alike in every process.</summary>
internal static class NodeHost
{
    internal static DateTimeOffset Start { get; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    internal static Task<JourneyHost> StartAsync(string connectionString, TestTime time) => JourneyHost.StartAsync(time, builder =>
    {
        builder.Services.AddPooledDbContextFactory<NotificationsDbContext>(options => options.UseNpgsql(connectionString));
        builder.UseEntityFramework<NotificationsDbContext>().UseContactKeys(Keys())
            .AddChannel(new Pager("sms")).AddChannel(new Pager("pager"));
    });

    /// <summary>Publishes so many to one person at once, over one channel.</summary>
    internal static Task PublishAsync(JourneyHost host, string channel, string userId, int count, string? group) => Task.WhenAll(
        Enumerable.Range(0, count).Select(i => Task.Run(() => host.Notifier.PublishAsync(
            new Notification { Type = "order_filled", Title = $"S{i} filled", Channels = ["inapp", channel], GroupKey = group }, userId))));

    /// <summary>Publishes the same so many times at once, and says each answer in a word.</summary>
    internal static async Task<string[]> RepeatAsync(JourneyHost host, int count, string key) => await Task.WhenAll(
        Enumerable.Range(0, count).Select(_ => Task.Run(async () =>
        {
            var answer = await host.Notifier.PublishAsync(
                new Notification { Type = "order_filled", Title = "filled once", Channels = ["inapp", "sms"] }, "anna", new PublishOptions { DedupeKey = key });
            var user = answer.Users.Should().ContainSingle().Which;
            return $"{answer.State}:{answer.PublicationId}/{user.ItemId}/{user.Listed}/{user.Priority}/{string.Join(',', user.Channels.Select(one => $"{one.Channel}={one.Verdict}"))}";
        })));

    internal static ContactKeyOptions Keys()
    {
        static string Key(int first) => Convert.ToBase64String([.. Enumerable.Range(first, 32).Select(i => (byte)i)]);
        var keys = new ContactKeyOptions { ActiveKey = "test", HashKey = Key(1) };
        keys.Keys.Add(new ContactKey { Id = "test", Key = Key(33) });
        return keys;
    }
}
