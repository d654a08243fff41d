using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

/// <summary>What deliveries say, and when digests come.</summary>
public abstract class WordsJourney(IJourneyStore store) : JourneyContract(store)
{
    private static readonly Template Filled = new("order_filled")
    {
        Wordings = [new Wording { Subject = "Filled", Text = "{{ title }} at {{ created_at | time }}" }, new Wording { Language = "nl", Subject = "Gevuld", Text = "{{ title }} om {{ created_at | time }}" }],
    };

    private static readonly Template Digest = new("digest")
    {
        Wordings = [new Wording { Subject = "{{ count | plural one='# item' other='# items' }}", Text = "{{ items }}", Parts = new Dictionary<string, WordingPart> { ["item"] = new() { Text = "{{ title }};" } } }],
    };

    [Fact]
    public async Task Retries_say_what_was_said_first_whatever_changed_since()
    {
        var host = await Start(builder => builder.AddTemplate(Filled));
        await host.Settings.SetPreferencesAsync("anna", new Preferences { Language = "nl-BE", TimeZone = "Europe/Brussels" });
        Pager.Answer = (delivery, _) => Task.FromResult(delivery.Attempt < 3 ? DeliveryResult.Transient("busy") : DeliveryResult.Delivered());
        await host.Fill("BTC/USD", "anna");
        var first = await Pager.Next();
        await host.Settings.SetPreferencesAsync("anna", (await host.Settings.GetPreferencesAsync("anna")) with { Language = "en", TimeZone = "Asia/Tokyo" });
        await host.Get<ITemplates>().PutAsync(Filled with { Wordings = [new Wording { Text = "changed" }] }, "ops");
        await host.Written();
        await Pass(TimeSpan.FromMinutes(1));
        var second = await Pager.Next();

        (first.Content.Subject, first.Content.Text).Should().Be(("Gevuld", "BTC/USD filled om 13:00"));
        second.Attempt.Should().Be(2);
        second.Content.Should().Be(first.Content);
    }

    [Fact]
    public async Task What_was_delivered_leaves_no_content_behind()
    {
        var host = await Start(builder => builder.AddTemplate(Filled));
        await host.Fill("BTC/USD", "anna");
        await Pager.Next();
        await host.Written();

        await Until(async () => (await host.Get<IDocuments>().ListDocumentsAsync("content", 10, null, default)).Items.Count == 0);
    }

    [Fact]
    public async Task Sensitive_metadata_stays_in_the_inbox()
    {
        var host = await Start(builder => builder.AddType("order_filled", type => type.Sensitive("card")));
        await host.Notifier.PublishAsync(
            new Notification { Type = "order_filled", Title = "Filled", Channels = ["inapp", "pager"], Metadata = new() { ["card"] = "4111", ["size"] = 2 } }, "anna");

        (await Pager.Next()).Notifications[0].Metadata!.Select(member => member.Key).Should().Equal("size");
        (await host.Get<IInbox>().ListAsync("anna", new InboxQuery(), Time.GetUtcNow(), default)).Items[0].Notification.Metadata!.Select(member => member.Key).Should().Equal("card", "size");
    }

    [Fact]
    public async Task A_digest_tells_newest_first_of_what_was_not_read_meanwhile()
    {
        var host = await Start(builder => builder.AddTemplate(Digest));
        await host.Settings.SetPreferencesAsync("anna", Daily());
        var read = await host.Fill("A", "anna");
        await Pass(TimeSpan.FromMinutes(1));
        await host.Fill("B", "anna");
        await Pass(TimeSpan.FromMinutes(1));
        await host.Fill("C", "anna");
        await host.Get<IInbox>().MarkAsync("anna", [read.Users[0].ItemId], ItemMark.Read, Time.GetUtcNow(), default);
        await Pass(TimeSpan.FromHours(20) + TimeSpan.FromMinutes(58) + Tick);
        var digest = await Pager.Next();

        (digest.Content.Subject, digest.Content.Text).Should().Be(("2 items", "C filled;B filled;"));
    }

    [Fact]
    public async Task A_digest_of_which_all_was_read_does_not_come()
    {
        var host = await Start(builder => builder.AddTemplate(Digest));
        await host.Settings.SetPreferencesAsync("anna", Daily());
        var published = await host.Fill("A", "anna");
        await host.Get<IInbox>().MarkAsync("anna", [published.Users[0].ItemId], ItemMark.Read, Time.GetUtcNow(), default);
        await Pass(TimeSpan.FromHours(22));

        Pager.Calls.Should().BeEmpty();
        (await host.Get<IHistory>().WhyAsync("anna", published.Users[0].ItemId, default))!.Rulings.Should().ContainSingle().Which.Decision.Reason.Should().Be(Reason.AlreadyRead);
    }

    [Fact]
    public async Task The_daily_mail_tells_of_what_came_to_no_mail_once_and_not_after_it_was_turned_off()
    {
        var email = new Pager("email");
        var host = await Start(builder => builder.AddChannel(email).AddTemplate(Digest));
        await host.Settings.SetPreferencesAsync("anna", new Preferences { TimeZone = "Europe/Amsterdam", EmailDigest = true });
        var digested = await host.Fill("A", "anna", null, "inapp");
        await host.Fill("B", "anna", null, "inapp", "email");
        await host.Fill("C", "bob", null, "inapp");
        (await email.Next()).Notifications[0].Title.Should().Be("B filled");
        digested.Users[0].Channels.Single(channel => channel.Channel == "email").Should().Be(new StoredDecision("email", Verdict.Digest, Reason.EmailDigest, new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero), false));
        await Pass(TimeSpan.FromHours(20) + Tick);
        (await email.Next()).Content.Text.Should().Be("A filled;");

        await host.Fill("D", "anna", null, "inapp");
        await host.Settings.SetPreferencesAsync("anna", (await host.Settings.GetPreferencesAsync("anna")) with { EmailDigest = false });
        await Pass(TimeSpan.FromHours(25));
        email.Calls.Should().HaveCount(2);
    }

    private static Preferences Daily() => new()
    {
        TimeZone = "Etc/UTC",
        Types = new Dictionary<string, TypePreference> { ["order_filled"] = new() { Frequency = Frequency.Daily } },
    };
}
