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

Console.WriteLine("1. Anna's order is filled. Each channel says what it does, and why. The pager fails once, and is asked again:");
Show(await notifier.PublishAsync(new OrderFilled("BTC/USD", 60_125m), "anna"));
await pager.Answered(DeliveryOutcome.Delivered);

Console.WriteLine("\n2. Bob asked not to be disturbed, nearly all day. The inbox shows it silently; the page is held until his quiet hours end:");
var bob = await settings.GetPreferencesAsync("bob");
await settings.SetPreferencesAsync("bob", bob with { QuietHours = new() { Enabled = true, Windows = [QuietWindow.Between("00:00", "23:59")] } });
Show(await notifier.PublishAsync(new OrderFilled("ETH/USD", 2_410m), "bob"));
Console.WriteLine($"   {(await notifier.ExplainAsync(Notification.From(new OrderFilled("ETH/USD", 2_410m)), "bob")).Channels[1].Because}");

Console.WriteLine("\n3. In a second, please, and only once: the same key again gets the first answer. It is held, then delivered:");
var later = new PublishOptions { DedupeKey = "fill-7", DeliverAt = DateTimeOffset.UtcNow.AddSeconds(1) };
var first = await notifier.PublishAsync(new OrderFilled("ADA/USD", 1m), "anna", later);
var again = await notifier.PublishAsync(new OrderFilled("ADA/USD", 1m), "anna", later);
Console.WriteLine($"   first: {first.State}, again: {again.State}, one publication: {first.PublicationId == again.PublicationId}");
await pager.Answered(DeliveryOutcome.Delivered);

Console.WriteLine("\n4. The provider refuses Carol for good: a dead letter that names the cause. Repaired and replayed, it arrives:");
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

static void Show(PublishResult result) => Console.WriteLine($"   {result.Users[0].ToString().Replace("\n", "\n   ")}");
