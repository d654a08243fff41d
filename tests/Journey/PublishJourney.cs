using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

public abstract class PublishJourney(IJourneyStore store) : JourneyContract(store)
{
    [Fact]
    public async Task The_same_key_is_one_publication_and_every_caller_gets_the_first_answer()
    {
        var host = await Start();
        var key = new PublishOptions { DedupeKey = "fill-1" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => host.Fill("BTC/USD", "anna", key))));

        answers.Count(answer => answer.State == PublishState.Routed).Should().Be(1);
        answers.Select(answer => answer.PublicationId).Distinct().Should().ContainSingle();
        answers.Should().AllSatisfy(answer => answer.Users.Should().BeEquivalentTo(answers[0].Users));
        await Pager.Next();
        await host.Written();
        (await host.Get<IInbox>().ListAsync("anna", new InboxQuery(), Noon, default)).Items.Should().ContainSingle();
    }

    [Fact]
    public async Task The_same_key_for_something_else_is_an_error_and_stores_nothing()
    {
        var host = await Start();
        var key = new PublishOptions { DedupeKey = "fill-1" };
        var first = await host.Fill("BTC/USD", "anna", key);

        var other = () => host.Fill("ETH/USD", "anna", key);
        (await other.Should().ThrowAsync<DedupeConflictException>()).Which.PublicationId.Should().Be(first.PublicationId);
        var others = () => host.Fill("BTC/USD", "bob", key);
        await others.Should().ThrowAsync<DedupeConflictException>().WithMessage("*'fill-1'*");
        (await host.Get<IInbox>().ListAsync("bob", new InboxQuery(), Noon, default)).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Up_to_a_hundred_people_each_decision_is_told_above_that_the_counts()
    {
        var host = await Start();
        var hundred = await host.Fill("BTC/USD", Audience.Users([.. Enumerable.Range(0, 100).Select(i => $"u{i}")]));
        var more = await host.Fill("BTC/USD", Audience.Users([.. Enumerable.Range(0, 101).Select(i => $"u{i}")]));

        hundred.Users.Select(user => user.UserId).Should().Equal(Enumerable.Range(0, 100).Select(i => $"u{i}"));
        more.Users.Should().BeEmpty();
        more.Counts.Should().Equal(new Dictionary<Verdict, int> { [Verdict.Deliver] = 202 });
        await Pager.Next(201);
    }

    [Fact]
    public async Task A_segment_reaches_everyone_once_also_who_is_named_twice()
    {
        var host = await Start();
        host.People.Segment = [.. Enumerable.Range(0, 1_200).Select(i => $"u{i}"), "u7", "u1199"];
        (await host.Fill("BTC/USD", Audience.Of("traders"))).State.Should().Be(PublishState.Accepted);

        var calls = await Pager.Next(1_200);
        await host.Written(1_200);
        calls.Select(call => call.UserId).Should().OnlyHaveUniqueItems();
        var status = (await host.Queue.QueueStatusAsync(["pager"], Time.GetUtcNow(), default))[0];
        (status.Due + status.Waiting + status.Claimed).Should().Be(0);
    }

    [Fact]
    public async Task An_explanation_stores_and_sends_nothing()
    {
        var host = await Start();
        var explanation = await host.Notifier.ExplainAsync(new Notification { Type = "order_filled", Title = "BTC/USD filled", Channels = ["pager"] }, "anna");

        explanation.Channels.Select(channel => (channel.Channel, channel.Decision.Verdict)).Should().Equal(("inapp", Verdict.Suppress), ("pager", Verdict.Deliver));
        (await host.Get<IInbox>().StatesAsync(["anna"], default))[0].Sequence.Should().Be(0);
        (await host.Queue.QueueStatusAsync(["pager"], Noon, default))[0].Should().Be(new QueueStatus("pager", 0, 0, 0, null, null));
    }

    [Fact]
    public async Task What_a_filter_rejects_is_not_listed_and_its_decision_is_kept()
    {
        var host = await Start();
        await host.Settings.SetPreferencesAsync("anna", new Preferences { Types = new Dictionary<string, TypePreference> { ["order_filled"] = new() { Enabled = false } } });
        var result = await host.Fill("BTC/USD", "anna");

        result.Users[0].Listed.Should().BeFalse();
        result.Users[0].Channels.Should().OnlyContain(channel => channel.Reason == Reason.TypeDisabled);
        (await host.Get<IHistory>().WhyAsync("anna", result.Users[0].ItemId, default))!.Item.Decisions.Should().Equal(result.Users[0].Channels);
    }

    [Fact]
    public async Task A_change_made_on_another_node_holds_here_within_a_second()
    {
        var (here, there) = (await Start(), await Start());
        await here.Fill("BTC/USD", "anna");
        await there.Settings.SetPreferencesAsync("anna", new Preferences { Channels = new Dictionary<string, bool> { ["pager"] = false } });

        await Pass(TimeSpan.FromSeconds(1));
        (await here.Fill("BTC/USD", "anna")).Users[0].Channels[1].Reason.Should().Be(Reason.ChannelDisabled);
    }
}
