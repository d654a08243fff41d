namespace LenNotify.Channels.Tests;

public sealed class SmtpTests : IDisposable
{
    private const string To = Canary.Mailbox;
    private readonly StrictSmtpServer _server = new();
    private readonly EmailScene _email = new();
    private readonly SmtpTransport _transport;
    private readonly SmtpOptions _options;

    public SmtpTests()
    {
        _options = EmailScene.Smtp(_server);
        _transport = new SmtpTransport(_email.Scene.Context, () => _options);
    }

    public void Dispose()
    {
        _transport.Dispose();
        _server.Dispose();
    }

    [Theory]
    [InlineData("greeting", "421 4.3.2 busy", DeliveryOutcome.Transient, false)]
    [InlineData("greeting", "554 go away", DeliveryOutcome.Transient, true)]
    [InlineData("tls", "454 4.7.0 not now", DeliveryOutcome.Transient, true)]
    [InlineData("tls", "502 no", DeliveryOutcome.Transient, true)]
    [InlineData("login", "454 4.7.0 later", DeliveryOutcome.Transient, false)]
    [InlineData("login", "535 5.7.8 no", DeliveryOutcome.Transient, true)]
    [InlineData("login", "534 5.7.9 weak", DeliveryOutcome.Transient, true)]
    [InlineData("sender", "451 4.3.0 later", DeliveryOutcome.Transient, false)]
    [InlineData("sender", "530 5.7.0 log in first", DeliveryOutcome.Transient, true)]
    [InlineData("sender", "550 5.7.1 not yours", DeliveryOutcome.Transient, true)]
    [InlineData("sender", "550 5.1.1 no sender", DeliveryOutcome.Transient, true)]
    [InlineData("sender", "552 5.3.4 too large", DeliveryOutcome.Permanent, false)]
    [InlineData("recipient", "450 4.2.1 greylisted", DeliveryOutcome.Transient, false)]
    [InlineData("recipient", "451 later", DeliveryOutcome.Transient, false)]
    [InlineData("recipient", "452 4.2.2 full for now", DeliveryOutcome.Transient, false)]
    [InlineData("recipient", "530 5.7.0 log in first", DeliveryOutcome.Transient, true)]
    [InlineData("recipient", "550 5.7.1 relaying denied", DeliveryOutcome.Permanent, false)]
    [InlineData("recipient", "552 5.2.2 full", DeliveryOutcome.Permanent, false)]
    [InlineData("recipient", "554 5.7.1 policy", DeliveryOutcome.Permanent, false)]
    [InlineData("data", "451 4.3.0 later", DeliveryOutcome.Transient, false)]
    [InlineData("data", "554 no", DeliveryOutcome.Permanent, false)]
    [InlineData("content", "421 4.3.2 closing", DeliveryOutcome.Transient, false)]
    [InlineData("content", "452 4.3.1 no room", DeliveryOutcome.Transient, false)]
    [InlineData("content", "550 no words", DeliveryOutcome.Permanent, false)]
    [InlineData("content", "552 5.3.4 too large", DeliveryOutcome.Permanent, false)]
    [InlineData("content", "554 5.7.1 spam", DeliveryOutcome.Permanent, false)]
    [InlineData("content", "250 2.0.0 taken", DeliveryOutcome.Delivered, false)]
    public async Task Each_answer_to_each_question_has_its_class(string stage, string reply, DeliveryOutcome outcome, bool alarm)
    {
        Say(stage, reply);

        (await SendAsync()).Outcome.Should().Be(outcome);
        _email.Scene.Alarms.Raised.ContainsKey("email").Should().Be(alarm);
        _email.Scene.Feedback.Suppressed.Should().BeEmpty();
    }

    [Theory]
    [InlineData("recipient", "550 no such user " + To)]
    [InlineData("recipient", "551 user not local")]
    [InlineData("recipient", "553 bad mailbox")]
    [InlineData("recipient", "550 5.1.1 unknown")]
    [InlineData("recipient", "554 5.1.2 no such domain")]
    [InlineData("recipient", "501 5.1.3 bad syntax")]
    [InlineData("recipient", "550 5.1.10 null mx")]
    [InlineData("recipient", "550 5.2.1 disabled")]
    [InlineData("recipient", "550 5.4.4 no route")]
    [InlineData("content", "550 5.1.1 unknown after all")]
    public async Task A_mailbox_that_does_not_exist_is_suppressed_and_never_told(string stage, string reply)
    {
        Say(stage, reply);

        var result = await SendAsync();

        result.Outcome.Should().Be(DeliveryOutcome.Permanent);
        result.Cause.Should().NotContain(To);
        _email.Scene.Feedback.Suppressed.Should().ContainSingle().Which.Should().Be(new KeyValuePair<(string, string), SuppressionCause>(("email", To), SuppressionCause.Bounce));
    }

    [Fact]
    public async Task Mails_go_encrypted_and_logged_in_over_one_connection()
    {
        for (var i = 0; i < 20; i++)
        {
            (await SendAsync()).Outcome.Should().Be(DeliveryOutcome.Delivered);
        }

        _server.Connections.Should().Be(1);
        _server.Mails.Should().HaveCount(20).And.OnlyContain(mail => mail.Encrypted && mail.LoggedIn == "shop" && mail.From == "shop@example.com" && mail.To == To);
        _server.InTheClear.Should().Equal("EHLO client.example", "STARTTLS");
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_or_that_is_old_is_replaced_without_anybody_noticing()
    {
        _server.Script.ClosesAfterMail = true;
        await SendAsync();
        (await SendAsync()).Outcome.Should().Be(DeliveryOutcome.Delivered);
        _server.Script.ClosesAfterMail = false;
        await SendAsync();
        _email.Scene.Time.Pass(TimeSpan.FromMinutes(1));
        await SendAsync();

        _server.Connections.Should().Be(4);
    }

    [Fact]
    public async Task A_recipient_that_is_refused_does_not_cost_the_connection()
    {
        Say("recipient", "550 5.1.1 unknown");
        await SendAsync();
        Say("recipient", "250 fine");
        (await SendAsync()).Outcome.Should().Be(DeliveryOutcome.Delivered);

        _server.Connections.Should().Be(1);
    }

    [Fact]
    public async Task A_server_that_offers_no_tls_gets_neither_password_nor_mail()
    {
        _server.Script.OffersTls = false;

        (await SendAsync()).Outcome.Should().Be(DeliveryOutcome.Transient);

        _server.InTheClear.Should().Equal("EHLO client.example");
        _email.Scene.Alarms.Raised["email"].Should().Contain("STARTTLS is not offered");
    }

    [Fact]
    public async Task What_was_said_before_tls_is_not_taken_for_what_is_said_after_it()
    {
        _server.Script.StartTls = "220 2.0.0 ready\r\n250-mx.evil.example\r\n250 AUTH PLAIN";

        (await SendAsync()).Outcome.Should().Be(DeliveryOutcome.Transient);
        _server.Mails.Should().BeEmpty();
        _server.InTheClear.Should().NotContain(line => line.StartsWith("AUTH"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_certificate_that_is_not_trusted_or_for_another_name_gets_nothing(bool otherName)
    {
        if (otherName)
        {
            _server.Script.Presents = SmtpScript.OtherCertificate;
            _options.TrustedRoots.Add(SmtpScript.OtherCertificate);
        }
        else
        {
            _options.TrustedRoots.Clear();
        }

        (await SendAsync()).Outcome.Should().Be(DeliveryOutcome.Transient);
        _email.Scene.Alarms.Raised["email"].Should().Contain("certificate");
        _server.Mails.Should().BeEmpty();
    }

    [Fact]
    public async Task Tls_from_the_first_byte_and_the_other_way_to_log_in_work_too()
    {
        (_options.Security, _server.Script.TlsAtOnce, _server.Script.Auth, _server.Script.Password) = (SmtpSecurity.Tls, true, "AUTH LOGIN", EmailScene.Password);

        (await SendAsync()).Outcome.Should().Be(DeliveryOutcome.Delivered);
        _server.Mails.Single().LoggedIn.Should().Be("shop");
        _server.InTheClear.Should().BeEmpty();
    }

    [Fact]
    public async Task A_relay_on_this_machine_may_be_spoken_to_in_the_clear_by_nobody_in_particular()
    {
        (_options.Security, _options.UserName) = (SmtpSecurity.None, null);

        (await SendAsync()).Outcome.Should().Be(DeliveryOutcome.Delivered);
        _server.Mails.Single().LoggedIn.Should().BeNull();
    }

    [Fact]
    public async Task A_server_that_knows_no_way_to_log_in_raises_an_alarm()
    {
        _server.Script.Auth = "AUTH GSSAPI";
        (await SendAsync()).Outcome.Should().Be(DeliveryOutcome.Transient);
        _email.Scene.Alarms.Raised["email"].Should().Contain("AUTH PLAIN");
    }

    [Fact]
    public async Task A_password_that_was_rotated_meanwhile_causes_no_failure()
    {
        _server.Script.Password = Canary.Token("new");
        _email.Scene.Secrets.Rotated[SmtpTransport.Password] = Canary.Token("new");

        (await SendAsync()).Outcome.Should().Be(DeliveryOutcome.Delivered);
        _email.Scene.Alarms.Raised.Should().BeEmpty();
    }

    [Theory]
    [InlineData("what is this")]
    [InlineData("22")]
    [InlineData("")]
    public async Task A_server_that_speaks_another_language_is_tried_again(string greeting)
    {
        _server.Script.Greeting = greeting;
        (await SendAsync()).Outcome.Should().Be(DeliveryOutcome.Transient);
    }

    [Fact]
    public async Task A_server_that_never_ends_its_answer_is_left()
    {
        _server.Script.Greeting = string.Concat(Enumerable.Repeat("220-more\r\n", 200));
        (await SendAsync()).Outcome.Should().Be(DeliveryOutcome.Transient);
        _server.Script.Greeting = new string('x', 10_000);
        (await SendAsync()).Outcome.Should().Be(DeliveryOutcome.Transient);
    }

    [Fact]
    public async Task Nobody_there_is_tried_again()
    {
        _server.Dispose();
        (await SendAsync()).Outcome.Should().Be(DeliveryOutcome.Transient);
    }

    [Theory]
    [InlineData("line1\n.\nMAIL FROM:<evil@example.com>\n.\n")]
    [InlineData("line1\r\n.\r\nMAIL FROM:<evil@example.com>")]
    [InlineData("line1\r.\rMAIL FROM:<evil@example.com>")]
    [InlineData("\n.")]
    public async Task No_text_ends_the_mail_and_begins_another(string text)
    {
        await SendAsync(Scene.To(To, text, ".\r\nSubject two"));

        var mail = _server.Mails.Should().ContainSingle().Subject;
        mail.Bodies[0].Should().Be(text.ReplaceLineEndings("\r\n"));
        mail.Header("Subject").Should().Be(".  Subject two");
        mail.Raw.Split("\r\n").Should().OnlyContain(line => line.Length <= 998);
    }

    [Theory]
    [InlineData("Filled\r\nBcc: evil@example.com")]
    [InlineData("Filled\nX-Evil: 1\n\nbody")]
    [InlineData("Filled\u2028X-Evil: 1\u0000")]
    [InlineData("Gefüllt zu 100 € 🎉 und noch viel mehr Text, damit es mehr als eine Zeile wird 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉")]
    [InlineData("=?utf-8?B?QmNjOiBldmls?=")]
    [InlineData("")]
    public async Task A_mail_has_exactly_our_headers_whatever_its_subject_is(string subject)
    {
        await SendAsync(Scene.To(To, "Text", subject));

        var mail = _server.Mails.Single();
        mail.HeaderNames.Should().Equal(
            "Date", "From", "To", "Message-ID", "Subject", "List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted", "MIME-Version", "Content-Type");
        mail.Head.Should().MatchRegex(@"\A[\x20-\x7e\r\n]*\z");
        mail.Head.Split("\r\n").Should().OnlyContain(line => line.Length <= 160);
        mail.Header("Message-ID").Should().Be("<key-7-of-this-delivery@example.com>");
        mail.Header("From").Should().Be("\"The \\\"Shop\\\"\" <shop@example.com>");
        mail.Header("Date").Should().Be("Wed, 10 Jun 2026 12:00:00 +0000");
        mail.Header("List-Unsubscribe-Post").Should().Be("List-Unsubscribe=One-Click");
    }

    [Fact]
    public void Options_that_are_not_sound_are_each_named()
    {
        var options = new SmtpOptions { Host = "not a host", Port = 0, Security = SmtpSecurity.None, UserName = "a\nb", ClientName = "a b", KeepOpen = -1 };
        new SmtpOptionsRules().Validate(null, options).Failures.Should().HaveCount(6);
        new SmtpOptionsRules().Validate(null, new SmtpOptions { Host = "a.example", Security = (SmtpSecurity)7 }).Failures.Should().ContainSingle();
        new SmtpOptionsRules().Validate(null, _options).Succeeded.Should().BeTrue();
        new SmtpOptions { Password = "hunter2" }.ToString().Should().NotContain("hunter2");
    }

    private void Say(string stage, string reply)
    {
        var script = _server.Script;
        _ = stage switch
        {
            "greeting" => script.Greeting = reply,
            "tls" => script.StartTls = reply,
            "login" => script.Login = reply,
            "sender" => script.Sender = reply,
            "recipient" => script.Recipient = reply,
            "data" => script.Data = reply,
            _ => script.Content = reply,
        };
    }

    private Task<DeliveryResult> SendAsync(Delivery? delivery = null) => Scene.Looked(_email.Adapter(_transport).SendAsync(delivery ?? Scene.To(To), default));
}
