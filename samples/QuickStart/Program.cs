// LenNotify in one process, no server: publish, see why, deliver, retry, hold, give up, replay.
using LenNotify;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddNotifications(o => o.DefaultTimeZone = "Europe/Amsterdam")
    .AddType<OrderFilled>(t => t.Channels("inapp", "pager"))
    .AddChannel<Pager>().UseContacts<PhoneBook>();
using var host = builder.Build();
await host.StartAsync();
var (notifier, settings) = (host.Services.GetRequiredService<INotifier>(), host.Services.GetRequiredService<IUserSettings>());
var (pager, letters) = (host.Services.GetRequiredService<Pager>(), host.Services.GetRequiredService<IDeadLetters>());

Console.WriteLine("1. Anna's order is filled. Every channel says what it does, and why:");
Show(await notifier.PublishAsync(new OrderFilled("BTC/USD", 60_125m), "anna"));
await pager.Answered(DeliveryOutcome.Delivered);

Console.WriteLine("\n2. Bob has quiet hours all day: the page waits, or is left to the inbox when they never end; the inbox shows it silently:");
await settings.SetPreferencesAsync("bob", (await settings.GetPreferencesAsync("bob")) with
{
    QuietHours = new() { Enabled = true, Windows = [QuietWindow.Between("00:00", "23:59"), QuietWindow.Between("23:58", "00:30")], KeepToInbox = false },
});
Show(await notifier.PublishAsync(new OrderFilled("ETH/USD", 2_410m), "bob"));
Console.WriteLine((await notifier.ExplainAsync(Notification.From(new OrderFilled("ETH/USD", 1m)), "bob")).Channels[1]);

Console.WriteLine("\n3. The provider refuses Carol for good: a dead letter, with its cause. Repaired and replayed, it arrives, under the same key:");
Show(await notifier.PublishAsync(new OrderFilled("SOL/USD", 140m), "carol"));
await pager.Answered(DeliveryOutcome.Permanent);
Page<DeadLetter> dead;
while ((dead = await letters.ListDeadLettersAsync(new(), 10, null, default)).Items.Count == 0)
{
    await Task.Delay(10);
}

Console.WriteLine($"   dead letter for {dead.Items[0].UserId}: {dead.Items[0].Cause}");
pager.Repaired = true;
await letters.ReplayAsync(new(), new ReplayPace(Most: 10, PerMinute: 600), new AuditFact("operator", "replay", "carol", "asked"), DateTimeOffset.UtcNow, default);
await pager.Answered(DeliveryOutcome.Delivered);
await host.StopAsync();

static void Show(PublishResult result) => Console.WriteLine(string.Join('\n', result.Users.Select(user => $"   {user.ToString().Replace("\n", "\n   ")}")));
