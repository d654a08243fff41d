using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

public abstract class TimeJourney(IJourneyStore store) : JourneyContract(store)
{
    private static readonly QuietHours Night = new() { Enabled = true, Windows = [QuietWindow.Between("12:00", "14:00")] };

    [Fact]
    public async Task What_quiet_hours_hold_comes_as_one_when_they_end()
    {
        var host = await Start();
        await host.Settings.SetPreferencesAsync("anna", new Preferences { TimeZone = "Etc/UTC", QuietHours = Night });
        var first = await host.Fill("BTC/USD", "anna");
        await host.Fill("ETH/USD", "anna");

        first.Users[0].Channels[1].Should().Be(new StoredDecision("pager", Verdict.Hold, Reason.QuietHours, Noon.AddHours(2), false));
        first.Users[0].Channels[0].Silent.Should().BeTrue();
        await Pass(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        Pager.Calls.Should().BeEmpty();
        await Pass(TimeSpan.FromSeconds(1) + Tick);
        (await Pager.Next()).Notifications.Select(n => n.Title).Should().Equal("BTC/USD filled", "ETH/USD filled");
    }

    [Fact]
    public async Task Who_opted_out_while_it_was_held_never_gets_it_and_the_history_says_why()
    {
        var host = await Start();
        await host.Settings.SetPreferencesAsync("anna", new Preferences { TimeZone = "Etc/UTC", QuietHours = Night });
        var held = await host.Fill("BTC/USD", "anna");
        await host.Settings.OptOutAsync("anna", "pager", new Evidence(Noon, "settings page"));
        await Pass(TimeSpan.FromHours(2));
        await host.Fill("BTC/USD", "bob");
        (await Pager.Next()).UserId.Should().Be("bob");

        await Settled(host);
        var why = await host.Get<IHistory>().WhyAsync("anna", held.Users[0].ItemId, default);
        why!.Rulings.Should().ContainSingle().Which.Decision.Reason.Should().Be(Reason.OptedOut);
        why.Attempts.Should().BeEmpty();
    }

    [Fact]
    public async Task Who_left_the_type_over_the_channel_while_it_was_held_never_gets_it_and_the_history_says_why()
    {
        var host = await Start();
        var night = await host.Settings.SetPreferencesAsync("anna", new Preferences { TimeZone = "Etc/UTC", QuietHours = Night });
        var held = await host.Fill("BTC/USD", "anna");
        var left = new Dictionary<string, TypePreference> { ["order_filled"] = new() { LeftChannels = ["pager"] } };
        await host.Settings.SetPreferencesAsync("anna", night with { Types = left });
        await Pass(TimeSpan.FromHours(2));
        await host.Fill("BTC/USD", "bob");
        (await Pager.Next()).UserId.Should().Be("bob");

        await Settled(host);
        var why = await host.Get<IHistory>().WhyAsync("anna", held.Users[0].ItemId, default);
        why!.Rulings.Should().ContainSingle().Which.Decision.Reason.Should().Be(Reason.OptedOut);
        why.Attempts.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_to_be_delivered_later_is_routed_then_by_what_holds_then()
    {
        var host = await Start();
        var accepted = await host.Fill("BTC/USD", "anna", new PublishOptions { DeliverAt = Noon.AddMinutes(30) });
        accepted.State.Should().Be(PublishState.Accepted);
        await Pass(TimeSpan.FromMinutes(29));
        Pager.Calls.Should().BeEmpty();

        await Pass(TimeSpan.FromMinutes(1) + Tick);
        (await Pager.Next()).UserId.Should().Be("anna");
    }

    [Fact]
    public async Task No_rolling_hour_holds_more_starts_than_the_cap_and_nothing_is_lost()
    {
        var sms = new Pager("sms");
        var starts = new List<DateTimeOffset>();
        sms.Answer = (_, _) =>
        {
            lock (starts)
            {
                starts.Add(Time.GetUtcNow());
            }

            return Task.FromResult(DeliveryResult.Delivered());
        };
        var host = await Start(builder => builder.AddChannel(sms));
        for (var i = 0; i < 40; i++)
        {
            await host.Fill($"S{i}", "anna", null, "inapp", "sms");
        }

        await sms.Next(30);
        await host.Written(30);
        await Pass(TimeSpan.FromMinutes(59));
        sms.Calls.Should().HaveCount(30);
        await Pass(TimeSpan.FromMinutes(2));

        var last = await sms.Next();
        sms.Calls.SelectMany(call => call.Notifications).Select(n => n.Title).Should().BeEquivalentTo(Enumerable.Range(0, 40).Select(i => $"S{i} filled"));
        last.Notifications.Should().HaveCount(10, "what waited together is one interruption");
        starts.Count(start => start < Noon.AddHours(1)).Should().Be(30);
    }

    [Fact]
    public async Task A_global_rate_is_kept_whoever_the_deliveries_are_for()
    {
        var host = await Start(pager: options => options.Rate = new ChannelRate(5, TimeSpan.FromMinutes(1)));
        for (var i = 0; i < 12; i++)
        {
            await host.Fill("BTC/USD", $"u{i}");
        }

        await Pager.Next(5);
        await host.Written(5);
        await Pass(TimeSpan.FromSeconds(59));
        Pager.Calls.Should().HaveCount(5);
        await Pass(TimeSpan.FromSeconds(2));
        await Pager.Next(5);
        await host.Written(5);
        await Pass(TimeSpan.FromSeconds(61));
        (await Pager.Next(2)).Should().OnlyContain(call => call.Attempt == 1);
    }

    // What is judged away leaves no completion; once nothing is due or claimed, it has happened.
    private async Task Settled(JourneyHost host)
    {
        QueueStatus status;
        do
        {
            status = (await host.Queue.QueueStatusAsync(["pager"], Time.GetUtcNow(), default))[0];
            await Task.Yield();
        }
        while (status.Due + status.Claimed > 0);
    }
}
