using System.Text;

namespace LenNotify.Core.Tests;

public class WebhookRequestTests
{
    [Fact]
    public void A_form_is_read_in_order_with_its_repeats_and_empty_fields() =>
        Form("a=1&b=two+words&&c&a=%2B31%20%C3%BC&=x").ReadForm()!.Select(field => (field.Key, field.Value)).Should().Equal(
            ("a", "1"), ("b", "two words"), ("c", ""), ("a", "+31 ü"), ("", "x"));

    [Theory]
    [InlineData("application/x-www-form-urlencoded", true)]
    [InlineData("Application/X-WWW-Form-Urlencoded; charset=utf-8", true)]
    [InlineData("application/json", false)]
    [InlineData("application/x-www-form-urlencoded-evil", false)]
    [InlineData("", false)]
    public void Only_a_form_is_one(string type, bool isForm) => (Form("a=1", type).ReadForm() is not null).Should().Be(isForm);

    [Fact]
    public void Without_a_content_type_it_is_none() => new WebhookRequest { Method = "POST" }.ReadForm().Should().BeNull();

    [Fact]
    public void A_form_that_is_no_utf8_or_has_too_many_fields_is_none()
    {
        Request([0xff, 0xfe]).ReadForm().Should().BeNull();
        Form(string.Join('&', Enumerable.Repeat("a", 1_000))).ReadForm().Should().HaveCount(1_000);
        Form(string.Join('&', Enumerable.Repeat("a", 1_001))).ReadForm().Should().BeNull();
    }

    [Fact]
    public void A_query_is_read_as_a_form_and_headers_have_no_case()
    {
        var request = new WebhookRequest { Method = "GET", Query = "?t=a%3Db", Headers = new Dictionary<string, string> { ["X-One"] = "1" } };

        request.ReadQuery()!.Select(field => (field.Key, field.Value)).Should().Equal(("t", "a=b"));
        (request.Header("x-one"), request.Header("x-two")).Should().Be(("1", null));
        request.ToString().Should().Be("GET with 0 bytes");
        new WebhookRequest { Method = "GET", Query = null! }.ReadQuery().Should().BeEmpty();
    }

    [Fact]
    public void An_answer_says_what_it_is_made_of()
    {
        var answer = WebhookResponse.Text(200, "text/plain", "ü");
        (answer.Status, answer.ContentType, Encoding.UTF8.GetString(answer.Body.Span)).Should().Be((200, "text/plain", "ü"));
        (WebhookResponse.Ok.Status, WebhookResponse.NotFound.Status).Should().Be((200, 404));
        WebhookResponse.NotAllowed("GET, POST").Headers["Allow"].Should().Be("GET, POST");
    }

    private static WebhookRequest Form(string text, string type = "application/x-www-form-urlencoded") => Request(Encoding.UTF8.GetBytes(text), type);

    private static WebhookRequest Request(byte[] body, string type = "application/x-www-form-urlencoded") =>
        new() { Method = "POST", Body = body, Headers = new Dictionary<string, string> { ["content-type"] = type } };
}
