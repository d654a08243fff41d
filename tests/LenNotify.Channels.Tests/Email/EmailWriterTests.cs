namespace LenNotify.Channels.Tests;

public class EmailWriterTests
{
    private readonly EmailScene _email = new();

    [Theory]
    [InlineData("key with spaces\r\n")]
    [InlineData("a-key-that-is-much-longer-than-sixty-four-characters-and-so-would-make-a-long-line")]
    [InlineData("<>@")]
    public void A_key_that_is_no_name_gives_a_stable_id_all_the_same(string key)
    {
        var (one, other) = (Write(Scene.To(Canary.Mailbox) with { IdempotencyKey = key }), Write(Scene.To(Canary.Mailbox) with { IdempotencyKey = key, Attempt = 2 }));

        one.MessageId.Should().Be(other.MessageId).And.MatchRegex("^<[0-9a-f]{40}@example.com>$");
        one.ToString().Should().NotContain(Canary.Mailbox);
    }

    [Fact]
    public void The_html_says_what_the_text_says_and_runs_nothing_of_it()
    {
        var notification = new Notification
        {
            Type = "t",
            Title = "T",
            ActionUrl = "/orders/7?a=1&b=2",
            Actions = [new NotificationAction("x", "<b>Look</b>", "https://other.example/\"onclick=\"x")],
        };
        var message = Write(Scene.To(Canary.Mailbox, "<script>alert(1)</script>\nline 2", "<img src=x onerror=alert(1)>", notification));

        message.Html.Should().NotContain("<script").And.NotContain("<img").And.NotContain("<b>").And.NotContain("\"onclick")
            .And.Contain("&lt;script&gt;alert(1)&lt;/script&gt;<br>\r\nline 2").And.Contain("href=\"https://shop.example/orders/7?a=1&amp;b=2\"");
        message.Text.Should().Be("<script>alert(1)</script>\r\nline 2");
    }

    [Fact]
    public void Html_of_a_template_is_taken_as_it_is_and_links_without_a_site_are_left_out()
    {
        _email.Options.Site = null;
        var delivery = Scene.To(Canary.Mailbox, notifications: new Notification { Type = "t", Title = "T", ActionUrl = "/orders/7" });

        Write(delivery).Html.Should().NotContain("href");
        Write(delivery with { Content = new RenderedContent("S", "T", "<p>made</p>") }).Html.Should().Be("<p>made</p>");
    }

    [Fact]
    public void An_advertisement_names_the_sender_by_post_and_how_to_leave_and_says_neither_twice()
    {
        _email.Options.BulkTypes.Add("offers");
        _email.Options.PostalAddress = "The Shop\nMain Street 1 & 2";
        var offer = Scene.To(Canary.Mailbox, "Cheap!", "Offer", new Notification { Type = "offers", Title = "Offer" });

        var first = Write(offer);
        first.Text.Should().Contain("The Shop\r\nMain Street 1 & 2").And.Contain(first.Unsubscribe!.AbsoluteUri);
        first.Html.Should().Contain("Main Street 1 &amp; 2").And.Contain($"href=\"{first.Unsubscribe.AbsoluteUri}\"").And.EndWith("</body></html>");

        var again = Write(offer with { Content = new RenderedContent("Offer", first.Text, first.Html) });
        again.Text.Split("Main Street").Should().HaveCount(2);
        again.Html.Split("Main Street").Should().HaveCount(2);
        Write(Scene.To(Canary.Mailbox)).Text.Should().NotContain("Main Street");
        Write(offer with { Content = new RenderedContent("Offer", "T", "<p>no body") }).Html.Should().StartWith("<p>no body<p");
    }

    [Fact]
    public void A_test_mail_has_nothing_to_leave_and_without_a_url_no_mail_has()
    {
        Write(Scene.To(Canary.Mailbox) with { IsTest = true }).Unsubscribe.Should().BeNull();
        _email.Options.PublicUrl = null;
        Write(Scene.To(Canary.Mailbox)).Unsubscribe.Should().BeNull();
    }

    [Fact]
    public void A_long_subject_is_cut_and_encoded_words_hold_whole_characters()
    {
        Write(Scene.To(Canary.Mailbox, "T", "🎉".PadLeft(1_000, 'x'))).Subject.Should().HaveLength(201).And.EndWith("…");
        var words = MimeMail.Words(string.Concat(Enumerable.Repeat("🎉", 50))).Split("\r\n ");
        words.Should().HaveCountGreaterThan(3).And.OnlyContain(word => word.Length <= 75);
        string.Concat(words.Select(word => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(word[10..^2])))).Should().Be(string.Concat(Enumerable.Repeat("🎉", 50)));
    }

    [Fact]
    public void A_header_that_would_be_two_is_refused_even_when_everything_before_it_failed() => FluentActions.Invoking(() =>
        MimeMail.Of(Write(Scene.To(Canary.Mailbox)) with { ReplyTo = "a@b.cd\r\nBcc: evil@example.com" })).Should().Throw<InvalidOperationException>().WithMessage("*Reply-To*");

    [Fact]
    public void Options_that_are_not_sound_are_each_named()
    {
        var options = new EmailOptions { From = "Foo <a@b.cd>", FromName = "a\r\nb", ReplyTo = "x", Site = new Uri("http://a.example"), PublicUrl = new Uri("https://a.example/hooks") };
        options.BulkTypes.Add("offers");

        new EmailOptionsRules().Validate(null, options).Failures.Should().HaveCount(6).And.OnlyContain(failure => failure.Contains("Allowed: "));
        new EmailOptionsRules().Validate(null, _email.Options).Succeeded.Should().BeTrue();
    }

    private EmailMessage Write(Delivery delivery) => _email.Writer.Write(delivery, DateTimeOffset.UnixEpoch);
}
