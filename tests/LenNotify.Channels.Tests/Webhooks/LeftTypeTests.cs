using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LenNotify.AspNetCore.Tests;

namespace LenNotify.Channels.Tests;

/// <summary>The link in a mail, clicked by its reader: over real HTTP, from the mail that a provider got to the mails that it gets no more.</summary>
public sealed class LeftTypeTests
{
    private const string Anna = "anna";
    private static readonly string[] Named = ["inapp", "email"];

    [Fact]
    public async Task Who_left_the_mails_of_one_type_gets_none_of_them_though_the_publisher_names_email_until_they_come_back()
    {
        using var provider = new StrictServer(_ => new ServerAnswer(202));
        await using var host = await WebhookHost.StartAsync(provider);
        await host.PutAsync(Anna, "email", Canary.Mailbox);

        (await PublishAsync(host, "offers")).Should().Be(Reason.Routed);
        await ClickAsync(host, (await MailsAsync(provider, 1))[0]);
        (await PublishAsync(host, "offers")).Should().Be(Reason.OptedOut);
        (await PublishAsync(host, "offers", Priority.Critical)).Should().Be(Reason.OptedOut, "an opt-out beats critical too");
        (await PublishAsync(host, "orders")).Should().Be(Reason.Routed, "of others the person said nothing");
        (await MailsAsync(provider, 2)).Select(Subject).Should().Equal("About offers", "About orders");
        (await host.Get<IInbox>().StatesAsync([Anna], default))[0].Unread.Should().Be(4, "the inbox has all of them");

        ((string)(await PreferencesAsync(host, HttpMethod.Get))["types"]!["offers"]!["left_channels"]![0]!).Should().Be("email");
        var back = await PreferencesAsync(host, HttpMethod.Patch, """{"types":{"offers":{"left_channels":[]}}}""");
        back["types"]!["offers"]!["left_channels"]!.AsArray().Should().BeEmpty();
        (await PublishAsync(host, "offers")).Should().Be(Reason.Routed);
        (await MailsAsync(provider, 3)).Select(Subject).Should().Equal("About offers", "About orders", "About offers");
    }

    [Fact]
    public async Task The_history_says_that_the_type_was_left()
    {
        using var provider = new StrictServer(_ => new ServerAnswer(202));
        await using var host = await WebhookHost.StartAsync(provider);
        await host.PutAsync(Anna, "email", Canary.Mailbox);
        await PublishAsync(host, "offers");
        await ClickAsync(host, (await MailsAsync(provider, 1))[0]);
        await PublishAsync(host, "offers");
        var item = (await host.Get<IInbox>().ListAsync(Anna, new InboxQuery(), host.Get<TimeProvider>().GetUtcNow(), default)).Items[0].Id;

        var why = JsonNode.Parse(await AskAsync(host, HttpMethod.Get, $"../{item}/why"))!;

        var email = why["decisions"]!.AsArray().Single(channel => (string)channel!["channel"]! == "email")!;
        ((string)email["verdict"]!, (string)email["reason"]!, (string)email["words"]!).Should().Be(("suppress", "opted_out", "Not sent. You opted out of the channel, or of this type over it."));
    }

    private static async Task<Reason> PublishAsync(WebhookHost host, string type, Priority priority = Priority.Normal)
    {
        var says = new Notification { Type = type, Title = $"About {type}", Channels = Named, Priority = priority };
        var result = await host.Get<INotifier>().PublishAsync(says, Anna);
        return result.Users[0].Channels.Single(decision => decision.Channel == "email").Reason;
    }

    private static async Task ClickAsync(WebhookHost host, JsonElement mail)
    {
        var headers = mail.GetProperty("headers");
        var link = headers.GetProperty("List-Unsubscribe").GetString()!.Trim('<', '>');
        link.Should().StartWith(WebhookHost.Outside);
        using var body = new StringContent(headers.GetProperty("List-Unsubscribe-Post").GetString()!, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await host.Client.PostAsync(link[WebhookHost.Outside.Length..], body);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static async Task<JsonElement[]> MailsAsync(StrictServer provider, int count)
    {
        while (provider.Requests.Count < count)
        {
            await Task.Yield();
        }

        return [.. provider.Requests.Select(request => JsonDocument.Parse(request.Body).RootElement)];
    }

    private static string Subject(JsonElement mail) => mail.GetProperty("subject").GetString()!;

    private static async Task<JsonNode> PreferencesAsync(WebhookHost host, HttpMethod method, string? json = null) =>
        JsonNode.Parse(await AskAsync(host, method, "../preferences", json))!;

    private static async Task<string> AskAsync(WebhookHost host, HttpMethod method, string path, string? json = null)
    {
        var now = host.Get<TimeProvider>().GetUtcNow();
        var request = new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", new TestToken(Anna, TestToken.Audience, now.AddHours(-1), now.AddHours(1)).Signed());
        using var answer = await host.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.Should().BeTrue(text);
        return text;
    }
}
