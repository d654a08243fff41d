using static LenNotify.Core.Tests.Publishing;

namespace LenNotify.Core.Tests;

public class ActionUrlTests
{
    [Theory]
    [InlineData("https://example.com")]
    [InlineData("HTTPS://Example.com:8443/a/b?c=d#e")]
    [InlineData("https://bücher.example/straße")]
    [InlineData("https://例え.jp/")]
    [InlineData("https://xn--bcher-kva.example/")]
    [InlineData("https://[2001:db8::1]/")]
    [InlineData("https://example.com/?mail=a@b")]
    [InlineData("/")]
    [InlineData("/orders/7?tab=fills#last")]
    [InlineData("/?next=https://example.com")]
    [InlineData("/a//b")]
    public void An_https_address_or_a_rooted_path_is_fine(string url)
    {
        ShouldBeFine(Sound with { ActionUrl = url });
        ShouldBeFine(Sound with { Actions = [new NotificationAction("open", "Open", url)] });
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("\u0001javascript:alert(1)")]
    [InlineData("javascript://example.com/%0aalert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:msgbox")]
    [InlineData("file:///etc/passwd")]
    [InlineData("blob:https://example.com/1")]
    [InlineData("mailto:a@b.example")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("http://example.com/")]
    [InlineData("https:")]
    [InlineData("https:/example.com")]
    [InlineData("https:example.com")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("https://?q")]
    [InlineData("https://#f")]
    [InlineData("https://:443/")]
    [InlineData("https://example.com:99999/")]
    [InlineData("https:\\\\evil.example")]
    [InlineData("https://good.example\\@evil.example")]
    [InlineData("https://user@evil.example/")]
    [InlineData("https://user:secret@evil.example/")]
    [InlineData("https://good.example%40evil.example/")]
    [InlineData("https://exa mple.com/")]
    [InlineData("https://example.com/a b")]
    [InlineData("https://example.com/a\tb")]
    [InlineData("https://example.com/a\nb")]
    [InlineData("https://example.com/a\u0000b")]
    [InlineData("https://example.com/a\u00a0b")]
    [InlineData(" https://example.com/")]
    [InlineData("https://example.com/ ")]
    [InlineData("/orders /7")]
    [InlineData("/orders\u2028/7")]
    [InlineData("orders/7")]
    [InlineData("./orders")]
    [InlineData("?q")]
    [InlineData("#f")]
    [InlineData("")]
    public void Any_other_address_is_refused(string url)
    {
        ProblemOf(Sound with { ActionUrl = url }).Should().Match<Problem>(p => p.Field == "action_url" && p.Message.EndsWith("is not a safe address."));
        ProblemOf(Sound with { Actions = [new NotificationAction("open", "Open", url)] }).Field.Should().Be("actions[0].url");
    }

    [Fact]
    public void Half_a_surrogate_pair_is_part_of_no_address() =>
        ProblemOf(Sound with { ActionUrl = "https://example.com/\ud800" }).Message.Should().Be(@"'https://example.com/\uD800' is not a safe address.");

    [Fact]
    public void An_address_may_have_2048_characters()
    {
        ShouldBeFine(Sound with { ActionUrl = "/" + new string('a', 2_047) });
        var problem = ProblemOf(Sound with { ActionUrl = "https://example.com/" + new string('a', 3_000) });
        problem.Limit.Should().StartWith("at most 2,048 characters: https://host/path");
        problem.Message.Length.Should().BeLessThan(100);
    }
}
