using LenNotify.Tests.Journey;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify.Tests;

public class NotificationServicesTests
{
    [Fact]
    public async Task Without_channels_it_starts_and_has_the_inbox() => (await Start(_ => { })).Should().BeNull();

    [Fact]
    public async Task Called_twice_it_adds_nothing_twice_and_configures_both_times()
    {
        var services = Services();
        services.AddNotifications(o => o.Producer = "one").AddChannel<SmsAdapter>();
        services.AddNotifications(o => o.DefaultTimeZone = "Europe/Amsterdam").AddChannel<SmsAdapter>();
        await using var provider = services.BuildServiceProvider();

        provider.GetServices<IHostedService>().Should().HaveCount(5);
        provider.GetRequiredService<ChannelTable>().Lines.Select(line => line.Name).Should().Equal("inapp", "sms");
        var options = provider.GetRequiredService<IOptions<NotificationOptions>>().Value;
        (options.Producer, options.DefaultTimeZone).Should().Be(("one", "Europe/Amsterdam"));
        (await Start(provider)).Should().BeNull();
    }

    [Fact]
    public async Task An_unknown_default_zone_stops_the_host_with_the_sentence_that_names_it() =>
        (await Start(_ => { }, o => o.DefaultTimeZone = "Europe/Amsterdamn"))!.Message.Should().Contain("'Europe/Amsterdamn' is not a time zone").And.Contain("tz database");

    [Fact]
    public async Task Two_adapters_for_one_channel_stop_the_host_with_the_channels_name() =>
        (await Start(n => n.AddChannel<SmsAdapter>().AddChannel(new FakeAdapter())))!.Message.Should().Contain("'sms' 2 times").And.Contain("one AddChannel for each channel");

    [Fact]
    public async Task An_adapter_for_the_inbox_stops_the_host() =>
        (await Start(n => n.AddChannel(new FakeAdapter("inapp"))))!.Message.Should().Contain("inapp").And.Contain("its own delivery");

    [Theory]
    [InlineData("")]
    [InlineData("SMS")]
    [InlineData("a b")]
    public async Task A_channel_whose_name_is_none_stops_the_host(string name) =>
        (await Start(n => n.AddChannel(new FakeAdapter(name))))!.Message.Should().Contain("is not a channel name");

    [Fact]
    public async Task An_escalation_or_fallback_to_a_channel_that_the_host_does_not_have_stops_the_host()
    {
        var error = await Start(n => n.AddChannel<SmsAdapter>()
            .AddType("alert", type => type.EscalateTo("fax", TimeSpan.FromMinutes(5)).FallBack("sms", "fax")));

        error.Should().BeOfType<InvalidInputException>().Which.Problems.Select(problem => problem.ToString()).Should().Equal(
            "types.alert.escalate_to: names 'fax', which is no channel of this host. Allowed: sms; add it with AddChannel.",
            "types.alert.fall_back: names 'fax', which is no channel of this host. Allowed: sms; add it with AddChannel.");
    }

    [Fact]
    public async Task Of_two_descriptions_of_a_type_the_last_one_holds_with_what_follows() =>
        (await Start(n => n.AddType("alert", type => type.EscalateTo("fax", TimeSpan.FromMinutes(5))).AddType("alert"))).Should().BeNull();

    [Fact]
    public async Task Every_problem_of_a_channels_options_is_named_with_its_limit()
    {
        var error = await Start(n => n.AddChannel<SmsAdapter>(o =>
        {
            (o.Concurrency, o.SendTimeout, o.MaxAge, o.CircuitBreak) = (0, TimeSpan.Zero, TimeSpan.FromDays(32), TimeSpan.FromDays(1));
            (o.Rate, o.Policy) = (new Storage.ChannelRate(0, TimeSpan.FromDays(2)), new ChannelPolicy("email"));
        }));

        error.Should().BeOfType<InvalidInputException>().Which.Problems.Select(problem => problem.Field).Should().BeEquivalentTo(
            "channels.sms.policy", "channels.sms.concurrency", "channels.sms.send_timeout", "channels.sms.max_age", "channels.sms.circuit_break",
            "channels.sms.rate.limit", "channels.sms.rate.per");
    }

    [Fact]
    public async Task Every_problem_of_the_options_is_named_with_the_call_that_mends_it()
    {
        var error = await Start(_ => { }, o => (o.Producer, o.IntakeCapacity, o.PublishTimeout, o.PollInterval) = ("a b", 0, TimeSpan.Zero, TimeSpan.FromDays(1)));

        error.Should().BeOfType<OptionsValidationException>().Which.Failures.Should().HaveCount(4)
            .And.Contain(failure => failure.Contains("AddNotifications(o => o.Producer = ...)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_that_fails_to_start_leaves_nothing_running()
    {
        var time = new TestTime(Things.Noon);
        var services = Services();
        services.AddSingleton<TimeProvider>(time);
        services.AddNotifications().AddChannel<SmsAdapter>();
        var provider = services.BuildServiceProvider();
        await provider.GetServices<IHostedService>().OfType<Workers>().Single().StartAsync(default);
        await time.TimersAsync(3);

        await provider.DisposeAsync();

        // The clock's, the pump's and the fan-out's.
        while (time.Waiting > 0)
        {
            await Task.Yield();
        }
    }

    private static async Task<Exception?> Start(Action<NotificationsBuilder> configure, Action<NotificationOptions>? options = null)
    {
        var services = Services();
        configure(services.AddNotifications(options));
        await using var provider = services.BuildServiceProvider();
        return await Start(provider);
    }

    private static async Task<Exception?> Start(ServiceProvider provider)
    {
        try
        {
            var hosted = provider.GetServices<IHostedService>().ToArray();
            foreach (var service in hosted)
            {
                await service.StartAsync(default);
            }

            foreach (var service in hosted.Reverse())
            {
                await service.StopAsync(default);
            }

            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private static ServiceCollection Services()
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(LogLines.Watched);
        services.TryAdd(ServiceDescriptor.Singleton(typeof(ILogger<>), typeof(Logger<>)));
        return services;
    }

    public sealed class SmsAdapter : IChannelAdapter
    {
        public string Channel => "sms";

        public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken) => Task.FromResult(DeliveryResult.Delivered());
    }
}
