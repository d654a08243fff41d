using System.Text.Json;

namespace LenNotify.Channels.Tests;

public class NodeSmtpTests
{
    [NodeFact]
    public async Task A_mail_server_and_a_reader_of_mail_of_other_people_take_and_understand_it()
    {
        using var node = await Node.StartAsync("smtp.mjs");
        using var key = System.Security.Cryptography.X509Certificates.RSACertificateExtensions.GetRSAPrivateKey(SmtpScript.Certificate)!;
        await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { key = key.ExportPkcs8PrivateKeyPem(), cert = SmtpScript.Certificate.ExportCertificatePem(), user = "shop", password = EmailScene.Password }));
        await node.StandardInput.FlushAsync();
        var port = int.Parse((await node.StandardOutput.ReadLineAsync())!);
        var email = new EmailScene();
        var options = new SmtpOptions { Host = "localhost", Port = port, UserName = "shop" };
        options.TrustedRoots.Add(SmtpScript.Certificate);
        using var transport = new SmtpTransport(email.Scene.Context, () => options);
        var adapter = email.Adapter(transport);
        const string Subject = "Gefüllt zu 100 € 🎉, und das ist ein langer Betreff, der auf mehrere Zeilen geht";
        const string Text = "line1\n.\nMAIL FROM:<evil@example.com>\n..dots\n成交 مرحبا";

        var first = await adapter.SendAsync(Scene.To(Canary.Mailbox, Text, Subject), default);
        var nobody = await adapter.SendAsync(Scene.To(Canary.Email("nobody")), default);
        var second = await adapter.SendAsync(Scene.To(Canary.Email("ben"), "Second"), default);

        (first.Outcome, nobody.Outcome, second.Outcome).Should().Be((DeliveryOutcome.Delivered, DeliveryOutcome.Permanent, DeliveryOutcome.Delivered));
        email.Scene.Feedback.Suppressed.Keys.Should().Equal(("email", Canary.Email("nobody")));
        var mails = new[] { await ReadAsync(node), await ReadAsync(node) };
        Check(mails[0], Subject, Text.Replace("..dots", "..dots", StringComparison.Ordinal));
        mails[1].GetProperty("session").GetString().Should().Be(mails[0].GetProperty("session").GetString(), "a refused recipient does not cost the connection");
        node.StandardInput.Close();
        await node.WaitForExitAsync();
    }

    private static void Check(JsonElement mail, string subject, string text)
    {
        (mail.GetProperty("secure").GetBoolean(), mail.GetProperty("protocol").GetString(), mail.GetProperty("user").GetString()).Should().Be((true, "ESMTPSA", "shop"));
        mail.GetProperty("envelope").EnumerateArray().Select(one => one.GetString()).Should().Equal("shop@example.com", Canary.Mailbox);
        mail.GetProperty("subject").GetString().Should().Be(subject);
        mail.GetProperty("text").GetString()!.TrimEnd().Should().Be(text);
        mail.GetProperty("html").GetString().Should().Contain("MAIL FROM:&lt;evil@example.com&gt;");
        (mail.GetProperty("from").GetString(), mail.GetProperty("to").GetString()).Should().Be(("\"The \"Shop\"\" <shop@example.com>", Canary.Mailbox));
        mail.GetProperty("messageId").GetString().Should().Be("<key-7-of-this-delivery@example.com>");
        mail.GetProperty("date").GetDateTimeOffset().Should().Be(new TestTime(new DateTimeOffset(2026, 6, 10, 12, 0, 0, TimeSpan.Zero)).GetUtcNow());
        mail.GetProperty("headers").EnumerateArray().Select(one => one.GetString()).Should().Equal(
            "date", "from", "to", "message-id", "subject", "list-unsubscribe", "list-unsubscribe-post", "auto-submitted", "mime-version", "content-type");
        mail.GetProperty("listUnsubscribe").GetProperty("unsubscribe").GetProperty("url").GetString().Should().StartWith("https://shop.example/hooks/email/unsubscribe?t=");
        mail.GetProperty("attachments").GetInt32().Should().Be(0);
    }

    private static async Task<JsonElement> ReadAsync(System.Diagnostics.Process node) => JsonDocument.Parse((await node.StandardOutput.ReadLineAsync())!).RootElement;
}
