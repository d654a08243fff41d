using LenNotify.Storage;

namespace LenNotify.Tests;

public class ReleaseJudgeTests
{
    private const int Sms = 1;
    private const int Hook = 2;
    private static readonly DateTimeOffset Now = Things.Noon;
    private readonly Contact _phone = Things.Phone();
    private readonly Recipients _nobody = Things.Recipients(new FakeStore());

    [Fact]
    public void Whom_it_does_not_know_it_notes_and_leaves_alone()
    {
        var judge = Judge([]);

        judge.Judge(Due(), Things.State()).Should().BeNull();
        judge.Missing.Should().Equal("u1");
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(59, 60)]
    [InlineData(600, 600)]
    [InlineData(50_000, 3_600)]
    public void One_who_could_not_be_read_is_held_ever_longer(int waited, int pause)
    {
        var due = Due();
        var ruling = Rule(due, Lacking(Lacks.Choices, waited));

        (ruling.Verdict, ruling.Reason, ruling.Until).Should().Be((Verdict.Hold, Reason.PersonUnavailable, Now.AddSeconds(pause)));
        ruling.Members.Should().Equal(due.Members[0].Id);
        ruling.Activity.Should().Be(UserActivity.None);
    }

    [Fact]
    public void After_a_day_the_delivery_ends_and_says_why()
    {
        var due = Due();
        var ruling = Rule(due, Lacking(Lacks.Choices, 24 * 3_600));

        (ruling.Verdict, ruling.Reason).Should().Be((Verdict.Suppress, Reason.PersonUnavailable));
        ruling.Dropped.Should().Equal(new DroppedMember(due.Members[0].Id, Reason.PersonUnavailable));
    }

    [Fact]
    public void What_expired_does_not_wait_for_who_cannot_be_read() =>
        Rule(Due(Things.Item(note: Things.Note() with { ExpiresAt = Now })), Lacking(Lacks.Choices)).Reason.Should().Be(Reason.Expired);

    [Fact]
    public void Addresses_that_are_not_known_hold_up_only_what_needs_one_of_them()
    {
        var person = Lacking(Lacks.Addresses);

        Rule(Due(), person).Verdict.Should().Be(Verdict.Deliver, "this one is known");
        Rule(Due() with { TargetId = Guid.NewGuid() }, person).Reason.Should().Be(Reason.PersonUnavailable);
        new ReleaseJudge(Things.Engine, _nobody, new Dictionary<string, Recipient> { ["u1"] = person }, Hook, Now)
            .Judge(Due(Things.Item(note: Things.Note(channels: "hook"))) with { TargetId = Appending.TargetOf("hook"), Channel = "hook" }, Things.State())!.Verdict.Should().Be(Verdict.Deliver);
    }

    [Fact]
    public void What_was_appended_without_an_address_goes_to_one_that_may_be_sent_to()
    {
        var open = Due() with { TargetId = Appending.TargetOf("sms") };
        var unverified = Things.Phone(address: Canary.OtherPhone) with { VerifiedAt = null };

        Rule(open, Things.Person(Things.Book(unverified, _phone))).Verdict.Should().Be(Verdict.Deliver);
        Rule(open, Things.Person(Things.Book(unverified))).Reason.Should().Be(Reason.ContactUnverified);
        Rule(open, Things.Person()).Reason.Should().Be(Reason.NoContact);
        Rule(open, Lacking(Lacks.Addresses, book: Things.Book())).Reason.Should().Be(Reason.PersonUnavailable);
    }

    [Fact]
    public void An_opt_out_of_a_host_held_address_beats_everything()
    {
        var stopped = _phone with { Suppressed = new Suppression(SuppressionCause.OptOut, new Evidence(Now, "STOP")) };
        var due = Due(Things.Item() with { Priority = Priority.Critical }) with { Priority = Priority.Critical };

        Rule(due, Things.Person(Things.Book(stopped))).Reason.Should().Be(Reason.OptedOut);
    }

    [Fact]
    public void What_is_due_starts_and_takes_its_caps()
    {
        var due = Due();
        var ruling = Rule(due);

        ruling.Verdict.Should().Be(Verdict.Deliver);
        ruling.Members.Should().Equal(due.Members[0].Id);
        ruling.Activity.Should().NotBe(UserActivity.None);
    }

    [Fact]
    public void A_later_attempt_takes_nothing_again()
    {
        Rule(Due() with { CapsTaken = true }).Activity.Should().Be(UserActivity.None);
    }

    [Fact]
    public void An_address_that_is_gone_drops_every_member_with_its_reason()
    {
        var due = Due(Things.Item(), Things.Item()) with { TargetId = Guid.NewGuid() };
        var ruling = Rule(due);

        (ruling.Verdict, ruling.Reason).Should().Be((Verdict.Suppress, Reason.NoContact));
        ruling.Members.Should().BeEmpty();
        ruling.Dropped.Should().Equal(due.Members.Select(item => new DroppedMember(item.Id, Reason.NoContact)));
    }

    [Fact]
    public void Who_opted_out_gets_nothing_more()
    {
        var book = Things.Book(_phone) with { OptOuts = new Dictionary<string, Evidence> { ["sms"] = new(Now, "STOP") } };

        Rule(Due(), Things.Person(book)).Reason.Should().Be(Reason.OptedOut);
    }

    [Fact]
    public void A_member_that_expired_is_dropped_and_the_others_go()
    {
        var old = Things.Item(note: Things.Note("Old") with { ExpiresAt = Now.AddSeconds(-1) });
        var young = Things.Item();
        var ruling = Rule(Due(old, young));

        ruling.Verdict.Should().Be(Verdict.Deliver);
        ruling.Members.Should().Equal(young.Id);
        ruling.Dropped.Should().Equal(new DroppedMember(old.Id, Reason.Expired));
    }

    [Fact]
    public void An_escalation_drops_what_was_read_or_dismissed_by_then()
    {
        var due = Due(Things.Item() with { ReadAt = Now }, Things.Item() with { DismissedAt = Now }, Things.Item());

        var ruling = Rule(due with { Condition = new DeliveryCondition(UnlessRead: true, null) });

        ruling.Members.Should().Equal(due.Members[2].Id);
        ruling.Dropped.Should().HaveCount(2).And.OnlyContain(member => member.Reason == Reason.AlreadyRead);
        Rule(due).Members.Should().HaveCount(3, "without the condition reading changes nothing");
    }

    [Theory]
    [InlineData(Reason.Escalation)]
    [InlineData(Reason.Fallback)]
    public void A_channel_that_the_host_added_counts_as_chosen_and_no_other_does(Reason reason)
    {
        var item = Things.Item(note: Things.Note(channels: ["inapp"]));

        Rule(Due(item)).Reason.Should().Be(Reason.ChannelNotChosen);
        Rule(Due(item with { Decisions = [new StoredDecision("sms", Verdict.Hold, reason, null, false)] })).Verdict.Should().Be(Verdict.Deliver);
        Rule(Due(item with { Decisions = [new StoredDecision("hook", Verdict.Hold, reason, null, false)] })).Reason.Should().Be(Reason.ChannelNotChosen);
    }

    [Fact]
    public void A_test_takes_no_caps_passes_full_ones_and_gives_none_back()
    {
        var activity = UserActivity.None;
        for (var i = 0; i < 30; i++)
        {
            activity = Things.Engine.Start(activity, Sms, Priority.Normal, Now, Things.Engine.Compile(Things.Note(), Guid.NewGuid()));
        }

        var due = Due(Things.Item() with { Decisions = [new StoredDecision("sms", Verdict.Deliver, Reason.TestRequested, null, false)] });
        var ruling = Judge(new() { ["u1"] = Things.Person(Things.Book(_phone)) }).Judge(due, Things.State(activity: activity))!;

        (ruling.Verdict, ruling.Activity).Should().Be((Verdict.Deliver, activity));
        new StartUndo(Things.Engine, Sms).Undo(due, Now, Things.State(activity: activity)).Should().Be(activity);
    }

    [Fact]
    public void Who_opted_out_gets_no_test_either()
    {
        var book = Things.Book(_phone) with { OptOuts = new Dictionary<string, Evidence> { ["sms"] = new(Now, "STOP") } };
        var due = Due(Things.Item() with { Decisions = [new StoredDecision("sms", Verdict.Deliver, Reason.TestRequested, null, false)] });

        Rule(due, Things.Person(book)).Reason.Should().Be(Reason.OptedOut);
    }

    [Fact]
    public void When_nothing_is_left_of_it_it_is_dropped_whole()
    {
        var due = Due(Things.Item() with { ReadAt = Now }) with { Condition = new DeliveryCondition(UnlessRead: true, null) };

        (Rule(due).Verdict, Rule(due).Reason).Should().Be((Verdict.Suppress, Reason.AlreadyRead));
    }

    [Fact]
    public void Quiet_hours_hold_the_whole_of_it_when_one_member_must_wait()
    {
        var quiet = new Preferences
        {
            QuietHours = new QuietHours { Enabled = true, Windows = [new QuietWindow(new TimeOfDay(10, 0), new TimeOfDay(14, 0))] },
        };
        var due = Due(Things.Item(note: Things.Note() with { Severity = Severity.Error }), Things.Item());

        var ruling = Rule(due, Things.Person(Things.Book(_phone), quiet));

        (ruling.Verdict, ruling.Reason, ruling.Until).Should().Be((Verdict.Hold, Reason.QuietHours, Now.AddHours(2)));
        ruling.Members.Should().HaveCount(2);
        ruling.Activity.Should().Be(UserActivity.None, "what is held takes no cap");
    }

    [Fact]
    public void A_full_hour_of_the_channel_holds_it()
    {
        var activity = UserActivity.None;
        for (var i = 0; i < 30; i++)
        {
            activity = Things.Engine.Start(activity, Sms, Priority.Normal, Now.AddMinutes(-30), Things.Engine.Compile(Things.Note(), Guid.NewGuid()));
        }

        var ruling = Judge(new() { ["u1"] = Things.Person(Things.Book(_phone)) }).Judge(Due(), Things.State(activity: activity))!;

        (ruling.Verdict, ruling.Reason).Should().Be((Verdict.Hold, Reason.ChannelThrottled));
        ruling.Until.Should().BeAfter(Now);
    }

    [Fact]
    public void What_was_stored_when_the_hosts_limits_were_wider_goes_out_all_the_same()
    {
        var strict = Things.EngineOf(maxMessage: 10);
        var people = new Dictionary<string, Recipient> { ["u1"] = new(new Preferences(), Things.Book(_phone), strict) };

        var ruling = new ReleaseJudge(strict, _nobody, people, Sms, Now).Judge(Due(Things.Item(note: Things.Note(message: new string('x', 500)))), Things.State());

        ruling!.Verdict.Should().Be(Verdict.Deliver);
    }

    private Recipient Lacking(Lacks lacks, int seconds = 0, ContactBook? book = null) =>
        new(new Preferences(), book ?? Things.Book(_phone), Things.Engine, lacks) { LacksSince = Now.AddSeconds(-seconds) };

    private DueDelivery Due(params InboxItem[] members) => Things.Due(_phone.Id, members);

    private DeliveryRuling Rule(DueDelivery due, Recipient? person = null) =>
        Judge(new() { ["u1"] = person ?? Things.Person(Things.Book(_phone)) }).Judge(due, Things.State())!;

    private ReleaseJudge Judge(Dictionary<string, Recipient> atHand) => new(Things.Engine, _nobody, atHand, Sms, Now);
}
