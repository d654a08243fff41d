using LenNotify.Storage;
using LenNotify.Tests.Journey;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify.Tests;

public class ConfigurationTests
{
    [Fact]
    public void What_the_section_says_is_what_the_options_say_also_against_the_hosts_code()
    {
        using var services = Services(builder => { }, o => o.PollInterval = TimeSpan.FromSeconds(9), ("DefaultTimeZone", "Europe/Amsterdam"), ("PollInterval", "00:00:05"),
            ("perUser:limit", "7"), ("GroupThreshold", "4"), ("Deliver", "false"), ("Operators:Users:0", "olga"), ("Operators:Users:1", "otto"), ("QueueAgeBound", "1.00:00:00"));
        var options = services.GetRequiredService<IOptions<NotificationOptions>>().Value;

        (options.DefaultTimeZone, options.PollInterval, options.GroupThreshold, options.Deliver, options.QueueAgeBound)
            .Should().Be(("Europe/Amsterdam", TimeSpan.FromSeconds(5), 4, false, TimeSpan.FromDays(1)));
        options.PerUser.Should().Be(Throttle.PerHour(7));
        options.Operators!.UserIds.Should().Equal("olga", "otto");
        options.MaxMessageLength.Should().Be(1_000, "nobody said anything of it");
    }

    [Fact]
    public void None_takes_a_limit_away()
    {
        using var services = Services(builder => { }, null, ("PerUser", "none"));
        services.GetRequiredService<IOptions<NotificationOptions>>().Value.PerUser.Should().BeNull();
    }

    [Fact]
    public void Channels_types_and_limits_of_memory_are_read_too()
    {
        using var services = Services(builder => builder.AddChannel(new FakeAdapter(), o => o.MaxAge = TimeSpan.FromHours(1)).AddType("order_filled", t => t.Mandatory()), null,
            ("Channels:SMS:Concurrency", "3"), ("Channels:sms:Rate:Limit", "10"), ("Channels:sms:Rate:Per", "00:00:10"), ("Channels:sms:Policy:NeedsConsent", "false"),
            ("Channels:sms:Policy:ClosedHours:FR:0", "20:00-08:00"), ("Channels:sms:Policy:ClosedHours:FR:1", "00:00-24:00 Saturday,Sunday"),
            ("Types:order_filled:Channels:0", "inapp"), ("Types:order_filled:MinimumSeverity", "warning"), ("Types:news:Throttle:Limit", "1"), ("Types:news:Frequency", "Hourly"),
            ("Memory:People", "1"));
        var sms = services.GetRequiredService<ChannelTable>().Lines[1].Options;
        (sms.Concurrency, sms.MaxAge, sms.Rate, sms.Policy.NeedsConsent).Should().Be((3, TimeSpan.FromHours(1), new ChannelRate(10, TimeSpan.FromSeconds(10)), false));
        sms.Policy.ClosedHours["FR"].Should().Equal(QuietWindow.Between("20:00", "08:00"), QuietWindow.Between("00:00", "24:00", Weekdays.Saturday | Weekdays.Sunday));

        var types = services.GetRequiredService<HostConfiguration>().Apply(services.GetServices<NotificationType>());
        types[0].Should().BeEquivalentTo(new { Name = "order_filled", Mandatory = true, Channels = new[] { "inapp" }, MinimumSeverity = Severity.Warning });
        types[1].Should().BeEquivalentTo(new { Name = "news", Throttle = Throttle.PerHour(1), Frequency = Frequency.Hourly });
        services.GetRequiredService<RoutingEngine>().Should().NotBeNull("what was read is sound");
    }

    [Fact]
    public async Task Limits_of_memory_from_the_section_hold()
    {
        using var services = Services(builder => { }, null, ("Memory:People", "1"));
        var notifier = services.GetRequiredService<INotifier>();
        await notifier.PublishAsync(Things.Note(), "anna");
        await FluentActions.Awaiting(() => notifier.PublishAsync(Things.Note(), "bob")).Should().ThrowAsync<StoreFullException>();
    }

    [Fact]
    public void Every_value_that_cannot_be_read_is_named_with_its_key_and_what_would_be_right()
    {
        using var services = Services(builder => { }, null, ("PollInterval", "30"), ("GroupThreshold", "three"), ("Deliver", "yes"), ("Operators", ""), ("PerUser:Per", "soon"), ("PublishTimeout:Seconds", "3"));
        var error = FluentActions.Invoking(() => services.GetRequiredService<IOptions<NotificationOptions>>().Value).Should().Throw<InvalidInputException>().Which;

        error.Problems.Select(problem => problem.ToString()).Should().Contain("Notifications:PollInterval: is '30'. Allowed: a time such as 00:00:30 for 30 seconds, or 1.00:00:00 for a day.")
            .And.Contain("Notifications:Deliver: is 'yes'. Allowed: true or false.");
        error.Problems.Select(problem => problem.Field).Should().BeEquivalentTo(
            "Notifications:PollInterval", "Notifications:GroupThreshold", "Notifications:Deliver", "Notifications:Operators:audience", "Notifications:PerUser:Limit", "Notifications:PerUser:Per", "Notifications:PublishTimeout");
    }

    [Theory]
    [InlineData("Channels:sms:Policy:ClosedHours:FR:0", "8-20")]
    [InlineData("Channels:sms:Policy:ClosedHours:FR:0", "08:00-20:00 Someday")]
    [InlineData("Channels:sms:Policy:ClosedHours:FR:0", "08:00-25:00")]
    [InlineData("Channels:sms:Rate", "often")]
    [InlineData("Channels:sms:SendTimeout", "5")]
    public void What_is_wrong_with_a_channel_is_named_by_its_key(string key, string value)
    {
        using var services = Services(builder => builder.AddChannel(new FakeAdapter()), null, (key, value));
        FluentActions.Invoking(services.GetRequiredService<ChannelTable>).Should().Throw<InvalidInputException>().Which.Problems[0].Field.Should().StartWith($"Notifications:{key}");
    }

    [Theory]
    [InlineData("7")]
    [InlineData("loud")]
    public void A_choice_is_one_of_its_names(string value)
    {
        using var services = Services(builder => { }, null, ("Types:news:MinimumSeverity", value));
        FluentActions.Invoking(services.GetRequiredService<RoutingEngine>).Should().Throw<InvalidInputException>().WithMessage("*Info, Success, Warning, Error, Critical*");
    }

    [Fact]
    public void A_value_out_of_bounds_is_named_with_its_key_and_its_limit()
    {
        using var services = Services(builder => { }, null, ("QueueBound", "0"));
        FluentActions.Invoking(() => services.GetRequiredService<IOptions<NotificationOptions>>().Value).Should().Throw<OptionsValidationException>()
            .WithMessage("*is 0. Allowed: 1 to 1,000,000,000.*Notifications:QueueBound in the configuration*");
    }

    [Fact]
    public void Keys_that_protect_addresses_may_come_from_the_section_and_are_never_shown()
    {
        var key = Convert.ToBase64String(new byte[32].Select((_, i) => (byte)i).ToArray());
        using var services = Services(builder => { }, null, ("ContactKeys:ActiveKey", "2026"), ("ContactKeys:HashKey", key), ("ContactKeys:Keys:2026", key));
        FluentActions.Invoking(services.GetRequiredService<IContactProtector>).Should().Throw<InvalidInputException>("one key is used twice").Which.Message.Should().NotContain(key);
    }

    [Fact]
    public async Task Keys_that_nothing_reads_are_told_when_the_host_starts_and_do_not_stop_it()
    {
        using var logs = new JourneyLogs();
        using var services = Services(builder => logs.AddTo(builder.AddChannel(new FakeAdapter()).Services), null,
            ("PolInterval", "00:00:05"), ("Channels:smss:Concurrency", "3"), ("Channels:sms:Concurency", "3"), ("Channels:sms:Policy:NeedConsent", "true"),
            ("PerUser:Limits", "3"), ("PerUser:Limit", "3"), ("Types:news:Loud", "true"), ("Memory:Rows", "1"), ("PollInterval", "00:00:01"));
        await services.GetServices<IHostedService>().OfType<StartUp>().Single().StartAsync(default);

        var told = logs.Lines.Where(line => line.Contains("changes nothing", StringComparison.Ordinal)).ToArray();
        told.Select(line => line.Split(' ').First(word => word.StartsWith("Notifications:", StringComparison.Ordinal))).Should().BeEquivalentTo(
            "Notifications:PolInterval", "Notifications:Channels:smss", "Notifications:Channels:sms:Concurency", "Notifications:Channels:sms:Policy:NeedConsent",
            "Notifications:PerUser:Limits", "Notifications:Types:news:Loud", "Notifications:Memory:Rows");
        told.Should().Contain(line => line.Contains("channels that were added: inapp, sms", StringComparison.Ordinal)).And.Contain(line => line.Contains("DefaultTimeZone, Producer, CamelCase, PerUser", StringComparison.Ordinal));
    }

    [Fact]
    public void A_segment_of_operators_that_nobody_resolves_stops_the_host_with_the_call_that_mends_it()
    {
        using var services = Services(builder => { }, null, ("Operators:Segment", "ops"));
        FluentActions.Invoking(() => StartChecks.Run(services)).Should().Throw<InvalidOperationException>().WithMessage("*'ops'*UseSegments<T>()*");
    }

    private static ServiceProvider Services(Action<NotificationsBuilder> configure, Action<NotificationOptions>? options, params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(LogLines.Watched).SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"Notifications:{one.Key}", (string?)one.Value))).Build());
        configure(services.AddNotifications(options));
        return services.BuildServiceProvider();
    }
}
