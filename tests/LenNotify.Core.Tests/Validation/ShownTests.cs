using System.Globalization;

namespace LenNotify.Core.Tests;

public class ShownTests
{
    [Theory]
    [InlineData(null, "null")]
    [InlineData("", "")]
    [InlineData("plain text", "plain text")]
    [InlineData("ünïcödé 例え ١٢٣", "ünïcödé 例え ١٢٣")]
    [InlineData("a\r\nb\tc", @"a\u000D\u000Ab\u0009c")]
    [InlineData("\u001b[31mred", @"\u001B[31mred")]
    [InlineData("nul\u0000del\u007fnel\u0085", @"nul\u0000del\u007Fnel\u0085")]
    [InlineData("\u2028\u2029", @"\u2028\u2029")]
    [InlineData("\u202eevil\u2066\u200f", @"\u202Eevil\u2066\u200F")]
    [InlineData("\ufeffzero\u200bwidth\u00ad", @"\uFEFFzero\u200Bwidth\u00AD")]
    [InlineData("\U0001F680", @"\uD83D\uDE80")]
    public void Text_from_outside_is_shown_on_one_line_with_nothing_hidden(string? text, string shown) => Shown.Of(text).Should().Be(shown);

    [Fact]
    public void Half_a_surrogate_pair_is_shown_as_its_code() => Shown.Of("a\ud800b\udc00").Should().Be(@"a\uD800b\uDC00");

    [Fact]
    public void Every_character_is_shown_without_line_breaks_controls_or_half_pairs()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            Shown.Of(((char)c).ToString()).Where(s => char.IsControl(s) || char.IsSurrogate(s) || s is '\u2028' or '\u2029').Should().BeEmpty();
        }
    }

    [Fact]
    public void Long_text_is_cut_after_40_characters()
    {
        Shown.Of(new string('x', 40)).Should().Be(new string('x', 40));
        Shown.Of(new string('x', 100_000)).Should().Be(new string('x', 40) + "…");
        Shown.Of(new string('\n', 100_000)).Length.Should().Be((40 * 6) + 1);
        Shown.Of(new string('x', 39) + "\U0001F680").Should().Be(new string('x', 39) + @"\uD83D…");
    }

    [Fact]
    public void Numbers_are_shown_the_same_under_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("fa-IR");
            Shown.Number(-1234.5).Should().Be("-1234.5");
            Shown.Number(double.NegativeInfinity).Should().Be("-Infinity");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
