using System.Net;
using System.Text;

namespace LenNotify.Channels.Tests;

/// <summary>Webhooks as nobody means them to be called, by strangers and by providers that went wrong.</summary>
public sealed class HostileCallTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private static readonly string[] Paths = ["twilio/sms-status", "twilio/voice-status", "twilio/inbound", "twilio/key", "email/sendgrid", "email/unsubscribe"];
    private static readonly string[] Types = [Form, Form + "; charset=utf-7", "application/json", "multipart/form-data", "multipart/form-data; boundary=\"", "text/plain", "x"];

    private static readonly string[] Queries =
        ["", "?", "?t", "?t=", "?t=%00", "?t=%", "?t=%FF%FE", "?t=a&t=b", "?t=" + new string('A', 4_000), "?" + string.Join('&', Enumerable.Repeat("t", 1_500))];

    private static readonly byte[][] Bodies =
    [
        [], [0, 0, 0], [0xFF, 0xFE, 0xC0, 0x80], .. new[]
        {
            "%", "%zz=%", "a=%FF%FE", "=&=&=", "List-Unsubscribe", "List-Unsubscribe=One-Click", "{", "{\"a\":", "[7, null, {}, \"x\"]", "nul", new string('[', 200_000),
            "[{\"event\":{},\"email\":[],\"timestamp\":1e400,\"sg_message_id\":7}]", new string('=', 100_000), string.Concat(Enumerable.Repeat("a&", 5_000)), "--x\r\n\r\n--x--",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    [Fact]
    public async Task Whatever_a_stranger_sends_is_answered_with_a_status_and_changes_nothing()
    {
        await using var host = await StartAsync();
        foreach (var path in Paths)
        {
            foreach (var (query, type, body) in Bodies.Select((body, i) => (Queries[i % Queries.Length], Types[i % Types.Length], body)).Concat(Queries.Select((query, i) => (query, Types[i % Types.Length], Bodies[0]))))
            {
                using var content = new ByteArrayContent(body);
                content.Headers.TryAddWithoutValidation("Content-Type", type);
                using var answer = await host.Client.PostAsync(path + query, content);

                ((int)answer.StatusCode).Should().BeInRange(400, 499, "{0}{1} as {2}", path, query, type);
            }
        }

        (await host.SuppressedAsync("anna", "sms"), await host.SuppressedAsync("anna", "email")).Should().Be((null, null));
        host.Lines.Should().NotContain(line => line.Contains("unexpected", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("twilio/inbound", "MessageSid")]
    [InlineData("twilio/sms-status", "MessageSid")]
    [InlineData("twilio/voice-status", "CallSid")]
    public async Task A_name_that_no_message_has_is_refused_and_not_kept(string path, string field)
    {
        await using var host = await StartAsync();
        foreach (var name in new[] { "SM1\r\ninfo: Forged[0]", "", "SM 1", new string('S', 100_000), "\u0000", "SM\u0661" })
        {
            using var answer = await host.TwilioAsync(path, "", null, (field, name), ("From", Canary.Phone), ("Body", "hello"), ("MessageStatus", "sent"), ("CallStatus", "busy"));
            answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        }

        host.Lines.Should().NotContain(line => line.Contains("Forged"));
    }

    [Fact]
    public async Task What_a_provider_signed_and_nobody_can_mean_is_taken_without_harm()
    {
        await using var host = await StartAsync();
        foreach (var (status, code) in new[] { ("delivered\r\ninfo: Forged[0]", "-1"), (new string('x', 50_000), "99999999999999999999"), ("\u0000", "21610\n"), ("\ud83c\udf89", "\u0661") })
        {
            using var answer = await host.TwilioAsync("twilio/sms-status", "", null, ("MessageSid", "SM1"), ("MessageStatus", status), ("ErrorCode", code), ("To", $"{Canary.Phone}\n"));
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        foreach (var (from, body) in new[] { ($"{Canary.Phone}\n", "STOP"), ("12345", "STOP"), (Canary.Phone, "\u0000\u0001"), (Canary.Phone, new string('S', 100_000)), (Canary.Phone, "\ufdd0\ufffe\u202estop it") })
        {
            using var answer = await host.TwilioAsync("twilio/inbound", "", null, ("MessageSid", "SM2"), ("From", from), ("Body", body));
            (await answer.Content.ReadAsStringAsync()).Should().Be("<Response />");
        }

        (await host.SuppressedAsync("anna", "sms")).Should().BeNull();
        host.Lines.Should().NotContain(line => line.Contains("Forged"));
    }

    private static async Task<WebhookHost> StartAsync()
    {
        var host = await WebhookHost.StartAsync(o => o.WebhooksPerSecond = 10_000);
        await host.PutAsync("anna", "sms", Canary.Phone);
        await host.PutAsync("anna", "email", Canary.Mailbox);
        return host;
    }
}
