using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace LenNotify.Testing.Tests;

public sealed class HostStartTests
{
    [Fact]
    public async Task A_hosts_own_method_is_enough_and_code_of_its_own_publishes()
    {
        using var host = WatchedHost.Start(n => AddShop(n.Services));
        host.User("u1").ReachableOver("sms");

        await host.Services.GetRequiredService<Shop>().FillAsync("u1");

        host.To("u1").Over("sms").About<OrderFilled>().ShouldBeDelivered();
    }

    [Fact]
    public void Background_services_of_the_host_are_not_started_nor_stopped()
    {
        using var host = WatchedHost.Start(n => AddShop(n.Services));

        host.Services.GetServices<IHostedService>().OfType<Stockroom>().Single().Calls.Should().Be(0);
    }

    [Fact]
    public async Task Options_hold_as_in_the_real_host()
    {
        using var host = WatchedHost.Start(n => n.AddChannel("sms"), o => o.DefaultTimeZone = "Asia/Tokyo");
        host.User("u1").ReachableOver("sms").QuietHours("22:00", "07:00");
        host.SetClock("2026-06-01T13:00Z");

        await host.Notifier.PublishAsync(new Notification { Type = "t", Title = "T", Channels = ["sms"] }, "u1");

        host.To("u1").Over("sms").ShouldBeHeldUntil("2026-06-01T22:00Z");
    }

    [Fact]
    public void What_is_not_sound_says_so_at_the_start() => FluentActions
        .Invoking(() => WatchedHost.Start(n => n.AddChannel("sms").AddChannel("sms", o => o.Concurrency = 0)))
        .Should().Throw<InvalidInputException>().WithMessage("*concurrency*");

    [Fact]
    public void An_adapter_that_cannot_be_made_says_what_helps() => FluentActions
        .Invoking(() => WatchedHost.Start(n => n.AddChannel<Demanding>()))
        .Should().Throw<InvalidOperationException>().WithMessage("*Demanding*n.Services*AddChannel(\"...\")*");

    [Fact]
    public void A_channel_that_is_not_there_says_which_are()
    {
        using var host = WatchedHost.Start(n => n.AddChannel("sms").AddChannel("email"));

        host.Invoking(h => h.Channel("fax")).Should().Throw<InvalidOperationException>().WithMessage("*'fax'*It has: email, sms.*AddChannel(\"fax\")*");
        host.Invoking(h => h.To("u1").Over("fax").ShouldBeDelivered()).Should().Throw<InvalidOperationException>().WithMessage("*'fax'*");
        host.Invoking(h => h.To("u1").Over("inapp").ShouldBeDelivered()).Should().Throw<InvalidOperationException>().WithMessage("*host.To(\"u1\").Inbox*");
    }

    [Fact]
    public async Task Another_store_takes_the_place_of_the_one_in_memory()
    {
        var store = WrongStore.With((_, roles) => roles);
        using var host = WatchedHost.Start(n => n.AddChannel("sms").Services.Replace(ServiceDescriptor.Singleton<INotificationStore>(store)));
        host.User("u1").ReachableOver("sms");
        host.SetClock("2026-06-01T13:00Z");
        await host.Notifier.PublishAsync(new Notification { Type = "t", Title = "T", Channels = ["inapp", "sms"] }, "u1", new PublishOptions { DeliverAt = host.Now.AddHours(1) });
        host.Advance(TimeSpan.FromHours(2));

        host.To("u1").Over("sms").ShouldBeDelivered().At.Should().Be(new DateTimeOffset(2026, 6, 1, 14, 0, 0, TimeSpan.Zero));
        (await store.ListAsync("u1", new InboxQuery(), host.Now, default)).Items.Should().ContainSingle();
    }

    [Fact]
    public async Task A_summary_comes_at_the_hour_that_the_person_chose()
    {
        using var host = WatchedHost.Start(n => n.AddChannel("email"));
        host.User("u1").ReachableOver("email").Wants("t", choice => choice with { Frequency = Frequency.Daily });
        host.SetClock("2026-06-01T13:00Z");
        await host.Notifier.PublishAsync(new Notification { Type = "t", Title = "One", Channels = ["inapp", "email"] }, "u1");
        await host.Notifier.PublishAsync(new Notification { Type = "t", Title = "Two", Channels = ["inapp", "email"] }, "u1");

        host.To("u1").Over("email").ShouldBeDigestedUntil("2026-06-02T09:00Z");
        host.Advance(TimeSpan.FromDays(1));
        host.To("u1").Over("email").ShouldBeDelivered(times: 1)[0].ShouldSay("One").ShouldSay("Two");
    }

    private static void AddShop(IServiceCollection services)
    {
        services.AddSingleton<Shop>().AddHostedService<Stockroom>();
        services.AddNotifications().AddType<OrderFilled>(t => t.Channels("inapp", "sms")).AddChannel("sms");
    }

    private sealed class Shop(INotifier notifier)
    {
        public Task FillAsync(string userId) => notifier.PublishAsync(new OrderFilled("BTC/USD", 1m), userId);
    }

    private sealed class Stockroom : IHostedService
    {
        public int Calls { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken) => Count();

        public Task StopAsync(CancellationToken cancellationToken) => Count();

        private Task Count()
        {
            Calls++;
            return Task.CompletedTask;
        }
    }

    private sealed class Demanding(Uri provider) : IChannelAdapter
    {
        public string Channel => provider.Host;

        public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken) => Task.FromResult(DeliveryResult.Delivered());
    }
}
