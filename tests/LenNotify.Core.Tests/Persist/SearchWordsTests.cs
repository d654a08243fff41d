using LenNotify.Storage;

namespace LenNotify.Core.Tests;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("BTC/USD filled at 60,125.00", "btc usd filled at 60 125 00")]
    [InlineData("under_score don't C++ e-mail", "under score don t c e mail")]
    [InlineData("the The THE", "the")]
    [InlineData("Crème brûlée İzmir Ärger", "creme brulee izmir arger")]
    [InlineData("Straße ΟΔΟΣ οδος", "straße οδοσ")]
    [InlineData("ＢＴＣ ① ½", "btc 1 2")]
    [InlineData("東京市場 BTC上昇", "東京 京市 市場 場 btc 上昇 昇")]
    [InlineData("ガス", "ガス ス")]
    [InlineData("한국어 검색", "한국어 검색")]
    [InlineData("हिन्दी में", "हिन्दी में")]
    [InlineData("\U0001F680 *** \0 \uD83D \uDE00", "")]
    [InlineData("a\uD83Db\0c\u200Dd", "a b c d")]
    public void Texts_are_cut_into_words(string text, string words) => Of(text).Should().Equal(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Words_come_of_title_and_message_each_once() =>
        SearchWords.Of(new Notification { Type = "t", Title = "one two", Message = "two three" }).Should().Equal("one", "two", "three");

    [Theory]
    [InlineData("東京市場", "東京 京市 市場")]
    [InlineData("東", "東")]
    [InlineData("btc東京", "btc 東京")]
    public void What_is_asked_for_ends_with_a_pair(string text, string words) => SearchWords.Asked(text).Should().Equal(words.Split(' '));

    [Fact]
    public void A_word_is_cut_off_between_two_letters()
    {
        Of(new string('a', 65)).Should().Equal(new string('a', 64));

        // A letter of two characters on the edge.
        Of(new string('a', 63) + "\U00010428b").Should().Equal(new string('a', 63));
    }

    [Fact]
    public void Of_a_long_text_the_first_words_are_kept() =>
        Of(string.Join(' ', Enumerable.Range(0, 600))).Should().HaveCount(SearchWords.MostKept).And.EndWith("511");

    [Theory]
    [InlineData(null)]
    [InlineData(" \n")]
    public void White_space_asks_for_nothing(string? text) => SearchWords.Asked(text).Should().BeNull();

    [Fact]
    public void What_has_no_word_asks_for_what_is_not_there()
    {
        SearchWords.Asked("***").Should().BeEmpty();
        SearchWords.Fit([], ["a"]).Should().BeFalse();
    }

    [Fact]
    public void Words_hold_nothing_that_a_database_could_take_for_an_operator()
    {
        var every = string.Concat(Enumerable.Range(0, 0x3000).Select(code => $"{(char)code} "));

        new[] { every[..3_000], every[3_000..9_000], every[9_000..] }.SelectMany(part => part.Chunk(1_000)).SelectMany(part => Of(new string(part)))
            .SelectMany(word => word).Should().OnlyContain(letter => char.IsLetterOrDigit(letter) || char.IsNumber(letter) || IsMark(letter) || char.IsSurrogate(letter));
    }

    private static bool IsMark(char letter) => char.GetUnicodeCategory(letter)
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.EnclosingMark;

    private static IReadOnlyList<string> Of(string text) => SearchWords.Of(new Notification { Type = "t", Title = text, Message = "" });
}
