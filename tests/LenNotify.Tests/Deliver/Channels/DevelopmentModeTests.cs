using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify.Tests;

public sealed class DevelopmentModeTests : IDisposable
{
    private readonly Told _told = new();

    public void Dispose() => _told.Dispose();

    [Fact]
    public async Task Nothing_leaves_the_process_and_what_would_have_is_logged_masked_and_kept()
    {
        var adapter = new FakeAdapter("sms");
        await using var host = Host(n => n.AddChannel(adapter).UseDevelopmentMode());

        var result = await AdapterOf(host, "sms").SendAsync(Delivery(Canary.Phone), default);

        result.Outcome.Should().Be(DeliveryOutcome.Delivered);
        adapter.Sent.Should().BeEmpty();
        var kept = host.GetRequiredService<IDevelopmentOutbox>().Messages.Should().ContainSingle().Subject;
        (kept.Channel, kept.RedirectedTo, kept.Delivery.Address).Should().Be(("sms", null, Canary.Phone));
        kept.ToString().Should().NotContain(Canary.Phone);
        _told.Lines.Should().Contain(line => line.Contains("+1555***7788")).And.NotContain(line => line.Contains(Canary.Phone));
        host.GetRequiredService<IDevelopmentOutbox>().Clear();
        host.GetRequiredService<IDevelopmentOutbox>().Messages.Should().BeEmpty();
    }

    [Fact]
    public async Task Everything_of_a_channel_goes_to_the_one_address_that_the_host_names()
    {
        var adapter = new FakeAdapter("sms");
        await using var host = Host(n => n.AddChannel(adapter).UseDevelopmentMode(o => o.RedirectTo["sms"] = Canary.OtherPhone));

        await AdapterOf(host, "sms").SendAsync(Delivery(Canary.Phone), default);

        adapter.Sent.Should().ContainSingle().Which.Address.Should().Be(Canary.OtherPhone);
        host.GetRequiredService<IDevelopmentOutbox>().Messages.Should().ContainSingle().Which.RedirectedTo.Should().Be(Canary.OtherPhone);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_channel_that_is_excepted_and_a_host_without_the_mode_send_as_always(bool excepted)
    {
        var adapter = new FakeAdapter("sms");
        await using var host = Host(n =>
        {
            n.AddChannel(adapter);
            _ = excepted ? n.UseDevelopmentMode(o => o.Except.Add("sms")) : n.UseDevelopmentMode(o => o.Enabled = false);
        });

        await AdapterOf(host, "sms").SendAsync(Delivery(Canary.Phone), default);

        adapter.Sent.Should().ContainSingle().Which.Address.Should().Be(Canary.Phone);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_host_in_development_mode_says_so_when_it_starts_and_in_its_health(bool on)
    {
        await using var host = Host(n => _ = on ? n.UseDevelopmentMode() : n);
        foreach (var service in host.GetServices<IHostedService>())
        {
            await service.StartAsync(default);
        }

        _told.Lines.Any(line => line.StartsWith("Warning: Development mode: nothing is sent outside", StringComparison.Ordinal)).Should().Be(on);
        var health = await host.GetRequiredService<INotificationHealth>().CheckAsync();
        health.State.Should().Be(on ? HealthState.Degraded : HealthState.Healthy);
        health.ToString().Contains("Development mode", StringComparison.Ordinal).Should().Be(on);
        foreach (var service in host.GetServices<IHostedService>())
        {
            await service.StopAsync(default);
        }
    }

    [Fact]
    public async Task Only_the_latest_are_kept()
    {
        await using var host = Host(n => n.AddChannel(new FakeAdapter("sms")).UseDevelopmentMode(o => o.Keep = 2));
        foreach (var person in new[] { "a", "b", "c" })
        {
            await AdapterOf(host, "sms").SendAsync(Delivery(person), default);
        }

        host.GetRequiredService<IDevelopmentOutbox>().Messages.Select(message => message.Delivery.Address).Should().Equal("b", "c");
    }

    [Fact]
    public async Task Options_that_are_not_sound_stop_the_host_with_the_call_that_mends_them()
    {
        await using var keep = Host(n => n.UseDevelopmentMode(o => o.Keep = 0));
        keep.Invoking(host => host.GetRequiredService<IOptions<DevelopmentModeOptions>>().Value).Should().Throw<OptionsValidationException>().WithMessage("*1 to 100,000*UseDevelopmentMode*");
        await using var address = Host(n => n.UseDevelopmentMode(o => o.RedirectTo["sms"] = ""));
        address.Invoking(host => host.GetRequiredService<IOptions<DevelopmentModeOptions>>().Value).Should().Throw<OptionsValidationException>().WithMessage("*RedirectTo['sms']*");
    }

    private static Delivery Delivery(string address) => new()
    {
        Id = Guid.NewGuid(),
        IdempotencyKey = "key",
        UserId = "u1",
        Address = address,
        Content = new RenderedContent($"For {address}", "Text"),
        Notifications = [new Notification { Type = "t", Title = "Title" }],
    };

    private static IChannelAdapter AdapterOf(IServiceProvider host, string channel) => host.GetRequiredService<ChannelTable>().Lines.Single(line => line.Name == channel).Adapter!;

    private ServiceProvider Host(Action<NotificationsBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(_told).AddProvider(LogLines.Watched).SetMinimumLevel(LogLevel.Trace));
        configure(services.AddNotifications());
        return services.BuildServiceProvider();
    }

    private sealed class Told : ILoggerProvider, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel}: {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }
}
