using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Tests.Journey;

public abstract class ObserveJourney(IJourneyStore store) : JourneyContract(store)
{
    private readonly JourneyObserver _observer = new();

    [Fact]
    public async Task Observers_hear_of_every_step_once_it_is_stored()
    {
        Pager.Answer = (delivery, _) => Task.FromResult(delivery.Attempt == 1 ? DeliveryResult.Transient("busy") : DeliveryResult.Delivered());
        var host = await Start(Observed);
        var result = await host.Fill("BTC/USD", "anna", new PublishOptions { CorrelationId = "order-7" });

        var decided = await _observer.Next<NotificationEvent.Decided>();
        (decided.PublicationId, decided.Type, decided.CorrelationId, decided.At).Should().Be((result.PublicationId, "order_filled", "order-7", Noon));
        decided.Decision.Should().BeEquivalentTo(result.Users[0]);
        var failed = await _observer.Next<NotificationEvent.Failed>();
        (failed.Delivery.UserId, failed.Delivery.Channel, failed.Delivery.Attempt, failed.Cause).Should().Be(("anna", "pager", 1, "busy"));
        var delivered = await _observer.Next<NotificationEvent.Delivered>();
        delivered.Delivery.Should().BeEquivalentTo(failed.Delivery with { Attempt = 2 });
        delivered.Delivery.ItemIds.Should().Equal(result.Users[0].ItemId);
        delivered.Delivery.Types.Should().Equal("order_filled");
    }

    [Fact]
    public async Task Observers_and_the_meter_hear_of_what_was_due_and_is_held_again_or_dropped_and_why()
    {
        var host = await Start(Observed);
        using var metrics = new JourneyMetrics(host);
        var night = new QuietHours { Enabled = true, Windows = [QuietWindow.Between("12:00", "14:00")] };
        await host.Settings.SetPreferencesAsync("anna", new Preferences { TimeZone = "Etc/UTC", QuietHours = night });
        var item = (await host.Fill("BTC/USD", "anna")).Users[0].ItemId;
        await host.Settings.SetPreferencesAsync("anna", new Preferences { TimeZone = "Etc/UTC", QuietHours = night with { Windows = [QuietWindow.Between("12:00", "15:00")] }, Version = 1 });
        await Pass(TimeSpan.FromHours(2) + Tick);

        var held = await _observer.Next<NotificationEvent.Held>();
        (held.Reason, held.Until).Should().Be((Reason.QuietHours, Noon.AddHours(3)));
        (held.Delivery.UserId, held.Delivery.Channel, held.Delivery.Attempt, held.Delivery.ItemIds[0], held.Delivery.Types[0]).Should().Be(("anna", "pager", 1, item, "order_filled"));
        await host.Settings.OptOutAsync("anna", "pager", new Evidence(Noon, "settings page"));
        await Pass(TimeSpan.FromHours(1) + Tick);
        var dropped = await _observer.Next<NotificationEvent.Dropped>();
        (dropped.Reason, dropped.Delivery.ItemIds[0]).Should().Be((Reason.OptedOut, item));

        Pager.Calls.Should().BeEmpty();
        metrics.Sum("notifications.ruled", "notification.channel=pager notification.verdict=hold notification.reason=quiet_hours").Should().Be(1);
        metrics.Sum("notifications.ruled", "notification.channel=pager notification.verdict=suppress notification.reason=opted_out").Should().Be(1);
        _observer.All.OfType<NotificationEvent.Delivered>().Should().BeEmpty();
    }

    [Fact]
    public async Task Observers_hear_of_dead_letters_reading_and_changed_preferences()
    {
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Permanent("not in use"));
        var host = await Start(Observed);
        var item = (await host.Fill("BTC/USD", "anna")).Users[0].ItemId;
        var dead = await _observer.Next<NotificationEvent.DeadLettered>();
        (dead.Delivery.UserId, dead.Cause).Should().Be(("anna", "not in use"));

        await host.Get<IInbox>().MarkAsync("anna", [item], ItemMark.Read, Noon, default);
        (await _observer.Next<NotificationEvent.Read>()).Should().BeEquivalentTo(new { At = Noon, UserId = "anna", ItemIds = new[] { item }, UpTo = (long?)null });
        await host.Get<IInbox>().MarkAllReadAsync("anna", 1, Noon, default);
        (await _observer.Next<NotificationEvent.Read>()).Should().BeEquivalentTo(new { UserId = "anna", ItemIds = Array.Empty<Guid>(), UpTo = (long?)1 });
        await host.Settings.SetPreferencesAsync("anna", new Preferences { TimeZone = "Etc/UTC" });
        (await _observer.Next<NotificationEvent.PreferencesChanged>()).Should().Be(new NotificationEvent.PreferencesChanged(Noon, "anna", null));
        await host.Settings.OptOutAsync("anna", "pager", new Evidence(Noon, "settings page"));
        (await _observer.Next<NotificationEvent.PreferencesChanged>()).Should().Be(new NotificationEvent.PreferencesChanged(Noon, "anna", "pager"));
    }

    [Fact]
    public async Task Who_published_the_same_again_is_not_told_of_again()
    {
        var host = await Start(Observed);
        var key = new PublishOptions { DedupeKey = "fill-1" };
        await host.Fill("BTC/USD", "anna", key);
        await host.Fill("BTC/USD", "anna", key);
        await host.Fill("ETH/USD", "bob");

        (await _observer.Next<NotificationEvent.Decided>()).Decision.UserId.Should().Be("anna");
        (await _observer.Next<NotificationEvent.Decided>()).Decision.UserId.Should().Be("bob");
    }

    [Fact]
    public async Task Observers_that_throw_hang_or_block_harm_nothing()
    {
        using var blocked = new ManualResetEventSlim();
        var host = await Start(builder =>
        {
            builder.Services.AddSingleton<INotificationObserver>(new Rude(() => throw new InvalidOperationException("always")));
            builder.Services.AddSingleton<INotificationObserver>(new Rude(() => new TaskCompletionSource().Task));
            builder.Services.AddSingleton<INotificationObserver>(new Rude(() =>
            {
                blocked.Wait();
                return Task.CompletedTask;
            }));
            Observed(builder);
        });
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => host.Fill($"S{i}", $"u{i}")));

        // No time passes: nobody waited for any of them.
        await Pager.Next(40);
        await host.Written(40);
        for (var i = 0; i < 40; i++)
        {
            await _observer.Next<NotificationEvent.Decided>();
        }

        blocked.Set();
    }

    [Fact]
    public async Task A_delivery_is_linked_to_the_span_that_published_it_on_another_node()
    {
        using var spans = new JourneySpans();
        var publisher = await Start(builder => builder.Services.Configure<NotificationOptions>(options => options.Deliver = false));
        var result = await publisher.Fill("BTC/USD", "anna", new PublishOptions { CorrelationId = "order-7" });
        var published = await spans.First(span => Equals(span.GetTagItem("notification.publication.id"), result.PublicationId));
        await Start();
        await Pager.Next();

        var delivered = await spans.First(span => span.Links.Any(link => link.Context.SpanId == published.SpanId));
        (published.OperationName, delivered.OperationName).Should().Be(("publish order_filled", "deliver pager"));
        var link = delivered.Links.Should().ContainSingle().Which;
        link.Context.TraceId.Should().Be(published.TraceId);
        link.Tags.Should().Contain(new KeyValuePair<string, object?>("notification.correlation.id", "order-7"));
        (delivered.ParentId, delivered.GetTagItem("notification.outcome"), delivered.GetTagItem("notification.delivery.attempt")).Should().Be((null, "delivered", 1));
    }

    [Fact]
    public async Task Logs_of_a_publication_and_its_delivery_bear_the_publishers_correlation_id_on_one_line()
    {
        using var logs = new JourneyLogs();
        var host = await Start(builder => logs.AddTo(builder.Services));
        await host.Fill("BTC/USD", "anna", new PublishOptions { CorrelationId = "order-7\u2028Fake: all is well" });
        await host.Written();

        await Until(() => Task.FromResult(logs.Lines.Count(line => line.Contains("CorrelationId=order-7 Fake: all is well", StringComparison.Ordinal)) == 2));
        logs.Lines.Should().NotContain(line => line.Contains('\u2028'));
    }

    [Fact]
    public async Task The_meter_counts_the_journey_without_a_word_of_who_it_was()
    {
        Pager.Answer = (delivery, _) => Task.FromResult(delivery.Attempt == 1 ? DeliveryResult.Transient("busy") : DeliveryResult.Delivered());
        var host = await Start();
        using var metrics = new JourneyMetrics(host);
        await host.Fill("BTC/USD", "anna");
        await host.Written(2);

        await Until(() => Task.FromResult(metrics.Sum("notifications.delivered", "pager") == 1));
        metrics.Sum("notifications.emitted", "notification.type=order_filled").Should().Be(1);
        metrics.Sum("notifications.decided", "notification.channel=pager notification.verdict=deliver notification.reason=routed").Should().Be(1);
        metrics.Sum("notifications.delivered", "notification.channel=inapp").Should().Be(1);
        metrics.Sum("notifications.failed", "notification.channel=pager notification.outcome=retried").Should().Be(1);
        metrics.Sum("delivery.active_attempts").Should().Be(0);
        metrics.All.Select(one => one.Name).Should().Contain(["delivery.latency", "delivery.attempt.duration", "notification.publish.duration"]);
        metrics.All.Should().NotContain(one => one.Tags.Contains("anna", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_gauges_show_the_queue_and_the_circuit_once_they_were_looked_at()
    {
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Transient("down"));
        var host = await Start(pager: options => options.Concurrency = 1);
        using var metrics = new JourneyMetrics(host);
        for (var i = 0; i < 7; i++)
        {
            await host.Fill($"S{i}", $"u{i}");
        }

        await host.Written(5);
        await Until(async () =>
        {
            await Pass(TimeSpan.FromSeconds(2));
            metrics.Look();
            return metrics.Sum("circuit.open", "notification.channel=pager") > 0 && metrics.Sum("queue.depth", "pager notification.delivery.state=due") >= 7;
        });
        metrics.All.Should().Contain(one => one.Name == "queue.age" && one.Value > 0).And.Contain(one => one.Name == "clock.skew");
    }

    [Fact]
    public async Task Health_tells_of_a_channel_that_rests_and_of_a_queue_that_grows_old()
    {
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Transient("down"));
        var host = await Start(builder => builder.Services.Configure<NotificationOptions>(options => options.QueueAgeBound = TimeSpan.FromSeconds(30)), options => options.Concurrency = 1);
        (await host.Get<INotificationHealth>().CheckAsync()).State.Should().Be(HealthState.Healthy);
        for (var i = 0; i < 7; i++)
        {
            await host.Fill($"S{i}", $"u{i}");
        }

        await host.Written(5);
        await Until(async () => (await host.Get<INotificationHealth>().CheckAsync()).State == HealthState.Degraded);
        await Pass(TimeSpan.FromSeconds(40));
        var health = await host.Get<INotificationHealth>().CheckAsync();
        health.ToString().Should().Contain("Channel pager failed five times in a row and rests until 2026-11-21 12:01:00Z").And.Contain("due deliveries over pager has waited for 40 s, more than 30 s");
        health.Findings.Should().Contain(finding => finding.Part == "store" && finding.State == HealthState.Healthy);
    }

    [Fact]
    public async Task An_observer_may_publish_and_added_twice_it_is_one()
    {
        var host = await Start(builder => builder.AddObserver<Echo>().AddObserver<Echo>());
        await host.Fill("BTC/USD", "anna");

        (await Pager.Next()).UserId.Should().Be("anna");
        (await Pager.Next()).UserId.Should().Be("echo");
        await host.StopAsync();
        Pager.Calls.Should().HaveCount(2);
    }

    private void Observed(NotificationsBuilder builder) => builder.Services.AddSingleton<INotificationObserver>(_observer);

    private sealed class Rude(Func<Task> observe) : INotificationObserver
    {
        public Task ObserveAsync(NotificationEvent happened, CancellationToken cancellationToken) => observe();
    }

    private sealed class Echo(INotifier notifier) : INotificationObserver
    {
        public Task ObserveAsync(NotificationEvent happened, CancellationToken cancellationToken) =>
            happened is NotificationEvent.Delivered { Delivery.UserId: "anna" }
                ? notifier.PublishAsync(new Notification { Type = "echo", Title = "Delivered", Channels = ["pager"] }, "echo", cancellationToken: cancellationToken)
                : Task.CompletedTask;
    }
}
