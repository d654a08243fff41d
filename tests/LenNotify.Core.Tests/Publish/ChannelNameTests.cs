using static LenNotify.Core.Tests.Publishing;

namespace LenNotify.Core.Tests;

public class ChannelNameTests
{
    private const string Limit = "1-32 lower-case letters, digits, - and _, first a letter or digit";

    [Theory]
    [InlineData("inapp")]
    [InlineData("2fa")]
    [InlineData("our-pager_2")]
    [InlineData("abcdefghijklmnopqrstuvwxyz012345")]
    public void A_channel_has_a_short_plain_name(string name) => ShouldBeFine(Sound with { Channels = [name] });

    [Theory]
    [InlineData("", "")]
    [InlineData(" ", " ")]
    [InlineData("in app", "in app")]
    [InlineData(" inapp", " inapp")]
    [InlineData("inapp ", "inapp ")]
    [InlineData("Email", "Email")]
    [InlineData("sms\n", @"sms\u000A")]
    [InlineData("s\u0000ms", @"s\u0000ms")]
    [InlineData("-sms", "-sms")]
    [InlineData("_sms", "_sms")]
    [InlineData("sms/voice", "sms/voice")]
    [InlineData("ѕms", "ѕms")]
    [InlineData("ſms", "ſms")]
    [InlineData("\u0131napp", "\u0131napp")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456", "abcdefghijklmnopqrstuvwxyz0123456")]
    public void A_name_of_another_shape_is_refused(string name, string shown) =>
        ProblemOf(Sound with { Channels = ["inapp", name] })
            .Should().Be(new Problem("channels[1]", $"'{shown}' is not a channel name.", Limit));

    [Fact]
    public void A_null_among_the_names_is_refused() =>
        ProblemOf(Sound with { Channels = [null!] }).Should().Be(new Problem("channels[0]", "'null' is not a channel name.", Limit));

    [Fact]
    public void A_list_of_10000_channels_is_one_problem() =>
        ProblemOf(Sound with { Channels = [.. Enumerable.Range(0, 10_000).Select(i => $"c{i}")] })
            .Should().Be(new Problem("channels", "has 10,000 entries.", "64 entries"));

    [Fact]
    public void A_list_of_10000_bad_channels_does_not_become_10000_problems() =>
        ProblemsOf(Sound with { Channels = [.. Enumerable.Repeat("NO", 10_000)] }).Should().HaveCount(1 + 64);

    [Fact]
    public void No_channels_at_all_and_an_empty_list_are_both_fine()
    {
        ShouldBeFine(Sound with { Channels = null });
        ShouldBeFine(Sound with { Channels = [] });
    }
}
