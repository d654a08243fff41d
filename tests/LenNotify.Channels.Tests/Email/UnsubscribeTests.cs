using System.Text;

namespace LenNotify.Channels.Tests;

public class UnsubscribeTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private readonly EmailScene _email = new();

    private UnsubscribeWebhook Webhook => new(_email.Scene.Tokens, _email.Scene.Feedback);

    [Theory]
    [InlineData(Form, "List-Unsubscribe=One-Click")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n")]
    public async Task One_click_leaves_the_mails_type_whatever_cookie_comes_with_it(string type, string body)
    {
        var answer = await AskAsync("POST", Query(Scene.To(Canary.Mailbox)), body, type);

        answer.Status.Should().Be(200);
        answer.Headers.Should().NotContainKey("Set-Cookie").And.NotContainKey("Location");
        _email.Scene.Feedback.OptOuts.Should().Equal(("anna", "email", "order_filled", "one-click unsubscribe"));
    }

    [Fact]
    public async Task A_mail_about_several_types_is_left_with_all_of_email()
    {
        var query = Query(Scene.To(Canary.Mailbox, notifications: [new Notification { Type = "a", Title = "A" }, new Notification { Type = "b", Title = "B" }]) with { UserId = "an\nna" });

        Encoding.UTF8.GetString((await AskAsync("GET", query, "")).Body.Span).Should().Contain("of any kind");
        Encoding.UTF8.GetString((await AskAsync("POST", query, "List-Unsubscribe=One-Click")).Body.Span).Should().Contain("no more mails from us");

        _email.Scene.Feedback.OptOuts.Should().Equal(("an\nna", "email", null, "one-click unsubscribe"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task A_scanner_that_follows_the_link_changes_nothing(string method)
    {
        var answer = await AskAsync(method, Query(Scene.To(Canary.Mailbox)), "");

        answer.Status.Should().Be(200);
        var page = Encoding.UTF8.GetString(answer.Body.Span);
        page.Should().Contain("<form method=\"post\">").And.Contain("of this kind").And.NotContain("anna").And.NotContain("<script");
        answer.Headers["Content-Security-Policy"].Should().Contain("default-src 'none'");
        _email.Scene.Feedback.OptOuts.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("List-Unsubscribe=Two-Clicks")]
    [InlineData("list-unsubscribe=One-Click")]
    [InlineData("x=1")]
    public async Task Another_body_changes_nothing(string body)
    {
        (await AskAsync("POST", Query(Scene.To(Canary.Mailbox)), body)).Status.Should().Be(400);
        (await AskAsync("POST", Query(Scene.To(Canary.Mailbox)), body, "text/plain")).Status.Should().Be(400);
        _email.Scene.Feedback.OptOuts.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("?t=")]
    [InlineData("?t=forged")]
    [InlineData("?x=1")]
    [InlineData("?user=anna")]
    public async Task Without_a_right_token_there_is_nothing_here(string query)
    {
        (await AskAsync("POST", query, "List-Unsubscribe=One-Click")).Status.Should().Be(404);
        (await AskAsync("GET", query, "")).Status.Should().Be(404);
    }

    [Fact]
    public async Task A_token_of_another_purpose_is_none()
    {
        var token = _email.Scene.Tokens.Make("voice acknowledge", "order_filled\nanna");
        (await AskAsync("POST", $"?t={token}", "List-Unsubscribe=One-Click")).Status.Should().Be(404);
        (await AskAsync("POST", $"?t={_email.Scene.Tokens.Make("email unsubscribe", "no divider")}", "List-Unsubscribe=One-Click")).Status.Should().Be(404);
    }

    [Fact]
    public async Task Other_methods_are_told_which_are_heard() => (await AskAsync("DELETE", "", "")).Status.Should().Be(405);

    private string Query(Delivery delivery) => _email.Writer.Write(delivery, DateTimeOffset.UnixEpoch).Unsubscribe!.Query;

    private Task<WebhookResponse> AskAsync(string method, string query, string body, string type = Form) => Webhook.HandleAsync(
        new WebhookRequest
        {
            Method = method,
            Query = query,
            Headers = new Dictionary<string, string> { ["Content-Type"] = type, ["Cookie"] = $"session={Canary.Token("of-somebody")}" },
            Body = Encoding.UTF8.GetBytes(body),
        },
        default);
}
