using static LenNotify.Core.Tests.Publishing;

namespace LenNotify.Core.Tests;

public class NotificationTextTests
{
    private static readonly RoutingEngine Generous = new(new RoutingOptions { MaxMessageLength = 4_000 }, TzdbZones.Default);

    [Fact]
    public void A_title_may_have_200_characters()
    {
        ShouldBeFine(Sound with { Title = new string('t', 200) });
        ProblemOf(Sound with { Title = new string('t', 201) }).Should().Be(new Problem("title", "has 201 characters.", "200 characters"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \u3000 ")]
    public void A_title_must_be_there(string? title) =>
        ProblemOf(Sound with { Title = title! }).Should().Be(new Problem("title", "is empty.", "1-200 characters"));

    [Fact]
    public void A_message_may_have_1000_characters()
    {
        ShouldBeFine(Sound with { Message = new string('m', 1_000) });
        ProblemOf(Sound with { Message = new string('m', 1_001) }).Should().Be(new Problem("message", "has 1,001 characters.", "1,000 characters"));
    }

    [Fact]
    public void A_host_may_raise_the_message_to_4000_characters()
    {
        ProblemsOf(Sound with { Message = new string('m', 4_000) }, Generous).Should().BeEmpty();
        ProblemOf(Sound with { Message = new string('m', 4_001) }, Generous)
            .Should().Be(new Problem("message", "has 4,001 characters.", "4,000 characters"));
    }

    [Fact]
    public void News_may_have_4000_characters()
    {
        ShouldBeFine(Sound with { NewsContext = new string('n', 4_000) });
        ProblemOf(Sound with { NewsContext = new string('n', 4_001) }).Should().Be(new Problem("news_context", "has 4,001 characters.", "4,000 characters"));
    }

    [Theory]
    [InlineData("a\u0000b", 1, "0000")]
    [InlineData("two\nlines", 3, "000A")]
    [InlineData("two\rlines", 3, "000D")]
    [InlineData("\u001b[31mred", 0, "001B")]
    [InlineData("next\u0085line", 4, "0085")]
    public void A_title_is_one_line_without_control_characters(string title, int at, string code) =>
        ProblemOf(Sound with { Title = title })
            .Should().Be(new Problem("title", $"has a control character (U+{code}) at {at}.", "whole Unicode on one line"));

    [Theory]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    public void A_title_has_no_line_separators_either(char separator) =>
        ProblemOf(Sound with { Title = $"two{separator}lines" }).Message
            .Should().Be($"has a line separator (U+{(int)separator:X4}) at 3.");

    [Fact]
    public void A_message_may_have_line_breaks_and_tabs_but_no_other_control_characters()
    {
        ShouldBeFine(Sound with { Message = "one\r\n\ttwo\u2028three" });
        ProblemOf(Sound with { Message = "a\u0007b" })
            .Should().Be(new Problem("message", "has a control character (U+0007) at 1.", "whole Unicode; line breaks and tabs are fine"));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_and_a_whole_one_is_not()
    {
        ShouldBeFine(Sound with { Title = "\U0001F680 to the moon" });
        ProblemOf(Sound with { Title = "x\ud83d" }).Message.Should().Be("has half a surrogate pair (U+D83D) at 1.");
        ProblemOf(Sound with { Title = "\ude80x" }).Message.Should().Be("has half a surrogate pair (U+DE80) at 0.");
        ProblemOf(Sound with { Message = "\ude80\ud83d" }).Message.Should().Be("has half a surrogate pair (U+DE80) at 0.");
    }
}
