using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Tests.Journey;

/// <summary>What operators say of a channel on one node holds on all, over restarts.</summary>
public abstract class ChannelJourney(IJourneyStore store) : JourneyContract(store)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_pause_binds_every_node_within_a_second_burns_no_attempt_and_ends_on_every_node()
    {
        var (one, two) = (await Start(), await Start());
        (await one.Get<ChannelDesk>().PauseAsync("pager", "olivia", default)).Should().BeTrue();
        await Pass(Second);

        var result = await two.Fill("BTC/USD", "anna");
        await one.Fill("ETH/USD", "bob");
        await Pass(TimeSpan.FromSeconds(30));
        Pager.Calls.Should().BeEmpty();
        (await one.Queue.QueueStatusAsync(["pager"], Time.GetUtcNow(), default))[0].Should().BeEquivalentTo(new { Due = 2, Claimed = 0 });

        (await two.Get<ChannelDesk>().ResumeAsync("pager", "otto", default)).Should().BeTrue();
        await Pass(Second + Tick);
        (await Pager.Next(2)).Select(call => call.UserId).Should().BeEquivalentTo("anna", "bob");
        await Until(async () => (await one.Get<IHistory>().WhyAsync("anna", result.Users[0].ItemId, default))!.Attempts is [{ Number: 1, State: CompletionState.Delivered }]);
        var facts = await one.Get<IHistory>().AuditAsync(new AuditQuery { Target = "pager" }, default);
        facts.Items.Select(entry => (entry.Fact.Actor, entry.Fact.Action)).Should().Equal(("otto", "channel_resumed"), ("olivia", "channel_paused"));
    }

    [Fact]
    public async Task A_pause_survives_a_restart_and_everybody_who_looks_after_the_host_sees_it()
    {
        var first = await Start();
        await first.Get<ChannelDesk>().PauseAsync("pager", "olivia", default);
        await first.Get<ChannelDesk>().PauseAsync("pager", "otto", default);
        await first.StopAsync();

        var second = await Start();
        await second.Fill("BTC/USD", "anna");
        await Pass(TimeSpan.FromSeconds(5));
        Pager.Calls.Should().BeEmpty();
        var health = await second.Get<INotificationHealth>().CheckAsync();
        health.Findings.Should().ContainSingle(finding => finding.Part == "channel:pager").Which.Should().BeEquivalentTo(
            new { State = HealthState.Degraded, Sentence = "Channel pager was paused by olivia at 2026-11-21 12:00:00Z; what is due waits until it is resumed." });

        await second.Get<ChannelDesk>().ResumeAsync("pager", "olivia", default);
        (await Pager.Next()).UserId.Should().Be("anna");
    }

    [Fact]
    public async Task More_slots_that_are_said_on_another_node_are_taken_within_a_second_though_all_are_busy()
    {
        var ends = new TaskCompletionSource<DeliveryResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        Pager.Answer = (_, _) => ends.Task;
        var desk = (await Start(Only)).Get<ChannelDesk>();
        await desk.LimitAsync("pager", 1, null, "olivia", default);
        var host = await Start();
        await host.Fill("BTC/USD", Audience.Users("a", "b", "c", "d", "e"));
        await Pager.Next();
        (await Due(host)).Should().Be(4);
        Pager.Calls.Should().ContainSingle();

        await desk.LimitAsync("pager", 3, null, "olivia", default);
        Time.Pass(Second);
        await Pager.Next(2);
        await Until(async () => await Due(host) == 2);
        Pager.Calls.Should().HaveCount(3);

        ends.SetResult(DeliveryResult.Delivered());
        await Pager.Next(2);
        await host.Written(5);
    }

    [Fact]
    public async Task A_rate_that_is_said_while_hosts_run_holds_on_all_of_them_until_it_is_taken_back()
    {
        var (one, two) = (await Start(), await Start());
        await one.Get<ChannelDesk>().LimitAsync("pager", null, new ChannelRate(2, TimeSpan.FromHours(1)), "olivia", default);
        await Pass(Second);
        await two.Fill("BTC/USD", Audience.Users("a", "b", "c", "d", "e"));
        await Pager.Next(2);
        await Pass(TimeSpan.FromMinutes(5));
        Pager.Calls.Should().HaveCount(2);
        (await one.Get<ChannelDesk>().FindAsync("pager", default))!.Control.Rate.Should().Be(new ChannelRate(2, TimeSpan.FromHours(1)));

        await two.Get<ChannelDesk>().LimitAsync("pager", null, null, "olivia", default);
        await Pass(Second + Tick);
        await Pager.Next(3);
    }

    [Fact]
    public async Task Each_nodes_open_circuit_is_shown_by_its_name_until_it_closes()
    {
        var (host, other) = (await Start(), await Start(Only));
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Transient("down"));
        await host.Fill("BTC/USD", Audience.Users("a", "b", "c", "d", "e"));
        await Until(async () => (await other.Get<ChannelDesk>().FindAsync("pager", default))!.Nodes.Count == 1);

        var beat = (await other.Get<ChannelDesk>().FindAsync("pager", default))!;
        beat.Nodes.Should().ContainKey(host.Get<PumpSettings>().Node.Value).WhoseValue.Should().Be(beat.OpenUntil!.Value);

        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Delivered());
        await Pass(TimeSpan.FromSeconds(61));
        await Until(async () => (await other.Get<ChannelDesk>().FindAsync("pager", default)) is { OpenUntil: null, Nodes.Count: 0 });
    }

    [Fact]
    public async Task Limits_that_are_not_allowed_are_refused_by_field_and_unknown_channels_are_not_there()
    {
        var desk = (await Start()).Get<ChannelDesk>();
        var limit = () => desk.LimitAsync("pager", 0, new ChannelRate(0, TimeSpan.Zero), "olivia", default);

        (await limit.Should().ThrowAsync<InvalidInputException>()).Which.Problems.Select(problem => problem.Field).Should().Equal("concurrency", "rate.limit", "rate.per");
        (await desk.PauseAsync("fax", "olivia", default)).Should().BeFalse();
        (await desk.PauseAsync("inapp", "olivia", default)).Should().BeFalse("the item in the inbox is its own delivery");
        (await desk.FindAsync("pager", default))!.Control.Should().Be(ChannelControl.None);
    }

    private static void Only(NotificationsBuilder builder) => builder.Services.Configure<NotificationOptions>(options => options.Deliver = false);

    private async Task<long> Due(JourneyHost host) => (await host.Queue.QueueStatusAsync(["pager"], Time.GetUtcNow(), default))[0].Due;
}
