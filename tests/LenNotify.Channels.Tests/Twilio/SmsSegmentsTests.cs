namespace LenNotify.Channels.Tests;

public class SmsSegmentsTests
{
    [Theory]
    [InlineData("a", 160, 1)]
    [InlineData("a", 161, 2)]
    [InlineData("a", 306, 2)]
    [InlineData("a", 307, 3)]
    [InlineData("€", 80, 1)]
    [InlineData("€", 81, 2)]
    [InlineData("€", 152, 2)]
    [InlineData("€", 153, 3)]
    [InlineData("ж", 70, 1)]
    [InlineData("ж", 71, 2)]
    [InlineData("ж", 134, 2)]
    [InlineData("ж", 135, 3)]
    [InlineData("🎉", 35, 1)]
    [InlineData("🎉", 36, 2)]
    [InlineData("🎉", 66, 2)]
    [InlineData("🎉", 67, 3)]
    [InlineData("é", 160, 1)]
    [InlineData("ê", 71, 2)]
    public void A_text_of_one_character_many_times_has_so_many_segments(string character, int times, int segments) =>
        SmsSegments.Count(string.Concat(Enumerable.Repeat(character, times))).Should().Be(segments);

    [Fact]
    public void An_empty_text_is_one_segment() => SmsSegments.Count("").Should().Be(1);

    [Theory]
    [InlineData("a", 3)]
    [InlineData("€", 1)]
    [InlineData("ж", 2)]
    [InlineData("🎉", 3)]
    [InlineData("aж", 1)]
    public void What_is_too_long_is_cut_as_late_as_it_can_be_and_says_so(string characters, int most)
    {
        var fitted = SmsSegments.Fitted(string.Concat(Enumerable.Repeat(characters, 10_000)), most);

        fitted.Should().EndWith("...");
        SmsSegments.Count(fitted).Should().Be(most);
        SmsSegments.Count(fitted.Insert(fitted.Length - 3, characters + characters)).Should().BeGreaterThan(most);
        fitted.EnumerateRunes().Should().NotContain(System.Text.Rune.ReplacementChar);
    }

    [Fact]
    public void What_fits_is_left_alone() => SmsSegments.Fitted(new string('a', 306), 2).Should().HaveLength(306);
}
