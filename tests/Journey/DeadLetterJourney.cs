using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

/// <summary>What failed for good, at the desk of those who run the system.</summary>
public abstract class DeadLetterJourney(IJourneyStore store) : SteppedJourney(store)
{
    private static readonly DeadLetterFilter All = new();
    private static readonly ReplayPace Fast = new(10_000, 100_000);

    [Fact]
    public async Task Of_a_thousand_letters_of_which_a_hundred_people_opted_out_since_nine_hundred_are_sent_and_a_hundred_refiled()
    {
        var host = await StartRefusing(1_000);
        var desk = host.Get<IDeadLetterDesk>();
        for (var i = 0; i < 100; i++)
        {
            await host.Settings.OptOutAsync($"u{i}", "pager", new Evidence(Noon, "settings page"));
        }

        await Pass(TimeSpan.FromSeconds(2));
        var rehearsed = await desk.RehearseAsync(All);
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Delivered());
        var replayed = await desk.ReplayAsync(All, Fast, "olivia");
        replayed.Replayed.Should().Be(900).And.Be(rehearsed.Replayed, "a rehearsal tells what happens");
        replayed.Refiled.Should().Equal(new Dictionary<Reason, long> { [Reason.OptedOut] = 100 }).And.Equal(rehearsed.Refiled);

        await Pass(TimeSpan.FromSeconds(2));
        (await Pager.Next(900)).Select(call => call.UserId).Should().OnlyHaveUniqueItems().And.NotIntersectWith(Enumerable.Range(0, 100).Select(i => $"u{i}"));
        (await host.Written(900)).Should().AllBeEquivalentTo(CompletionState.Delivered);
        var refiled = await desk.ListAsync(new DeadLetterFilter { Cause = "opted_out" }, 500);
        refiled.Items.Should().HaveCount(100).And.OnlyContain(letter => letter.Cause == "opted_out; first: not in use");
        (await desk.ListAsync(All, 500)).Items.Should().HaveCount(100);
    }

    [Fact]
    public async Task A_letter_of_a_type_that_the_person_left_since_is_refiled()
    {
        var host = await StartRefusing(2);
        var left = new Dictionary<string, TypePreference> { ["order_filled"] = new() { LeftChannels = ["pager"] }, ["other"] = new() };
        await host.Settings.SetPreferencesAsync("u0", new Preferences { Types = left });
        await Pass(TimeSpan.FromSeconds(2));
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Delivered());

        (await host.Get<IDeadLetterDesk>().ReplayAsync(All, Fast, "olivia")).ToString().Should().Be("1 replayed, refiled: 1 OptedOut");
        (await Comes(Pager)).UserId.Should().Be("u1");
    }

    [Fact]
    public async Task A_replay_that_is_cancelled_half_way_put_no_letter_back_and_what_it_refiled_is_on_record()
    {
        using var cut = new CancellationTokenSource();
        var host = await StartRefusing(600, new CutAfter(cut, pages: 2).Watch);
        for (var i = 0; i < 600; i += 3)
        {
            await host.Settings.OptOutAsync($"u{i}", "pager", new Evidence(Noon, "settings page"));
        }

        await Pass(TimeSpan.FromSeconds(2));
        var desk = host.Get<IDeadLetterDesk>();
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Delivered());

        await desk.Invoking(one => one.ReplayAsync(All, Fast, "olivia", cut.Token)).Should().ThrowAsync<OperationCanceledException>();

        await Pass(TimeSpan.FromSeconds(2));
        Pager.Calls.Should().HaveCount(600, "none of them is sent again");
        var facts = await host.Get<IHistory>().AuditAsync(new AuditQuery { Actor = "olivia" }, default);
        facts.Items.Should().NotBeEmpty().And.OnlyContain(entry => entry.Fact.Action == "dead_letters_refiled");
        (await desk.ReplayAsync(All, Fast, "olivia")).ToString().Should().Be("400 replayed, refiled: 200 OptedOut", "it can be asked for again");
    }

    [Fact]
    public async Task A_rehearsal_changes_nothing()
    {
        var host = await StartRefusing(3);
        var desk = host.Get<IDeadLetterDesk>();
        await host.Settings.OptOutAsync("u0", "pager", new Evidence(Noon, "settings page"));
        await Pass(TimeSpan.FromSeconds(2));

        (await desk.RehearseAsync(All)).ToString().Should().Be("2 replayed, refiled: 1 OptedOut");
        (await desk.ListAsync(All)).Items.Should().HaveCount(3).And.OnlyContain(letter => letter.Cause == "not in use");
        (await host.Get<IHistory>().AuditAsync(new AuditQuery { Actor = "olivia" }, default)).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task A_replay_keeps_the_pace_and_says_what_would_wait()
    {
        var host = await StartRefusing(3);
        var desk = host.Get<IDeadLetterDesk>();
        await host.Settings.SetPreferencesAsync("u0", new Preferences
        {
            TimeZone = "Etc/UTC",
            QuietHours = new QuietHours { Enabled = true, Windows = [QuietWindow.Between("12:00", "14:00")] },
        });
        await Pass(TimeSpan.FromSeconds(2));
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Delivered());

        var report = await desk.ReplayAsync(All, new ReplayPace(3, 1), "olivia");
        report.Should().BeEquivalentTo(new { Replayed = 3, Waiting = new Dictionary<Reason, long> { [Reason.QuietHours] = 1 } });
        var (first, second) = (await Comes(Pager), await Comes(Pager));
        new[] { first.UserId, second.UserId }.Should().BeEquivalentTo("u1", "u2");
        Time.GetUtcNow().Should().BeOnOrAfter(Noon.AddMinutes(1), "one a minute goes out");
        await Pass(TimeSpan.FromHours(2));
        (await Comes(Pager)).UserId.Should().Be("u0");
    }

    [Fact]
    public async Task What_is_found_by_its_cause_is_inspected_and_discarded_and_the_record_says_by_whom()
    {
        var host = await StartRefusing(2);
        var desk = host.Get<IDeadLetterDesk>();
        var letter = (await desk.ListAsync(new DeadLetterFilter { Cause = "not in use", UserId = "u1" })).Items.Should().ContainSingle().Which;
        (await desk.FindAsync(letter.Delivery.Id))!.Delivery.Members.Should().ContainSingle().Which.Notification.Title.Should().Be("BTC/USD filled");

        (await desk.DiscardAsync(new DeadLetterFilter { UserId = "u1" }, "olivia")).Should().Be(1);
        (await desk.FindAsync(letter.Delivery.Id)).Should().BeNull();
        var facts = await host.Get<IHistory>().AuditAsync(new AuditQuery { Actor = "olivia" }, default);
        facts.Items.Should().ContainSingle().Which.Fact.Should().Be(new AuditFact("olivia", "dead_letters_discarded", "u1", "discarded"));
    }

    [Fact]
    public async Task Letters_of_a_channel_that_the_host_does_not_have_any_more_are_refiled()
    {
        var gone = new Pager("fax") { Answer = (_, _) => Task.FromResult(DeliveryResult.Permanent("no such line")) };
        var first = await Start(builder => builder.AddChannel(gone, options => options.Policy = new ChannelPolicy("fax") { NeedsContact = false, OnByDefault = true }));
        await first.Fill("BTC/USD", "anna", null, "inapp", "fax");
        await gone.Next();
        await first.Written();
        await first.StopAsync();

        var second = await Start();
        (await second.Get<IDeadLetterDesk>().ReplayAsync(All, Fast, "olivia")).ToString().Should().Be("0 replayed, refiled: 1 ChannelDisabled");
    }

    [Fact]
    public async Task Bad_questions_are_refused_with_field_problem_and_limit()
    {
        var desk = (await Start()).Get<IDeadLetterDesk>();
        await Refused(() => desk.ListAsync(All, 501), "limit");
        await Refused(() => desk.ListAsync(new DeadLetterFilter { From = Noon, To = Noon }), "filter.to");
        await Refused(() => desk.ListAsync(new DeadLetterFilter { Cause = "a\nb" }), "filter.cause");
        await Refused(() => desk.ListAsync(All, 10, "from elsewhere"), "cursor");
        await Refused(() => desk.RehearseAsync(All, 10_001), "most");
        await Refused(() => desk.ReplayAsync(All, new ReplayPace(0, 0), "olivia"), "most", "per_minute");
        await Refused(() => desk.ReplayAsync(All, Fast, ""), "actor");
        await Refused(() => desk.DiscardAsync(new DeadLetterFilter { Ids = new Guid[10_001] }, "olivia"), "filter.ids");
        await Refused(() => desk.DiscardAsync(All, "a\r\nadmin logged in"), "actor");
    }

    private static async Task Refused(Func<Task> ask, params string[] fields) =>
        (await ask.Should().ThrowAsync<InvalidInputException>()).Which.Problems.Select(problem => problem.Field).Should().Equal(fields);

    private async Task<JourneyHost> StartRefusing(int people, Action<NotificationsBuilder>? configure = null)
    {
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Permanent("not in use"));
        var host = await Start(configure);
        await host.Fill("BTC/USD", Audience.Users([.. Enumerable.Range(0, people).Select(i => $"u{i}")]));
        await Pager.Next(people);
        await host.Written(people);
        return host;
    }
}
