using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 2: words of title and message, the same in every store.
public abstract partial class NotificationStoreContract
{
    private const string Told = "Köpt 1,5 BTC/USD under_way: order 60.125 of the ÅRSBOKSLUT back\\slash ΟΔΟΣ 100% 東京市場の速報 r\u00E9sum\u00E9";

    [Theory]
    [InlineData("btc", true)]
    [InlineData("BTC/usd", true)]
    [InlineData("usd btc", true)]
    [InlineData("usd filled", true)]
    [InlineData("btc sold", false)]
    [InlineData("60.125", true)]
    [InlineData("60 126", false)]
    [InlineData("under_way", true)]
    [InlineData("back\\slash", true)]
    [InlineData("100%", true)]
    [InlineData("10_%", true)]
    [InlineData("00", false)]
    public async Task All_words_that_are_asked_for_begin_words_of_title_or_message(string text, bool found) => await Finds(text, found);

    [Theory]
    [InlineData("Årsbok", true)]
    [InlineData("arsbokslut", true)]
    [InlineData("bokslut", false)]
    [InlineData("kopt", true)]
    [InlineData("RESUME", true)]
    [InlineData("re\u0301sume\u0301", true)]
    [InlineData("οδος", true)]
    [InlineData("ＢＴＣ", true)]
    public async Task Case_accents_and_width_of_letters_do_not_matter(string text, bool found) => await Finds(text, found);

    [Theory]
    [InlineData("東", true)]
    [InlineData("市場", true)]
    [InlineData("東京市場", true)]
    [InlineData("京場", false)]
    [InlineData("大阪", false)]
    [InlineData("速報 btc", true)]
    public async Task Where_no_space_stands_between_words_any_part_is_found(string text, bool found) => await Finds(text, found);

    [Theory]
    [InlineData("*")]
    [InlineData("%")]
    [InlineData("!!! \u2014 ???")]
    [InlineData("& | ! : * ( ) < > ' \" \\")]
    [InlineData("''")]
    [InlineData("\0")]
    [InlineData("\U0001F680")]
    [InlineData("\u0301")]
    public async Task What_has_no_word_in_it_finds_nothing(string text) => await Finds(text, false);

    [Theory]
    [InlineData("btc | nothing", false)]
    [InlineData("!nothing", false)]
    [InlineData("btc & usd", true)]
    [InlineData("btc:* <-> usd:X", false)]
    [InlineData("words:btc", false)]
    [InlineData("\"btc\" AND NOT \"usd\"", false)]
    [InlineData("NEAR(btc usd)", false)]
    [InlineData("{btc}^2", false)]
    [InlineData("btc' OR '7'='7", false)]
    [InlineData("\"btc", true)]
    [InlineData("-btc", true)]
    [InlineData("btc\0usd", true)]
    [InlineData("\uD83Dbtc", true)]
    public async Task Nothing_in_a_search_is_an_operator(string text, bool found) => await Finds(text, found);

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public async Task White_space_asks_for_nothing(string text) => await Finds(text, true);

    [Theory]
    [InlineData(10_000, 1, "200 characters")]
    [InlineData(201, 1, "200 characters")]
    [InlineData(2, 33, "32 words")]
    public async Task A_search_that_is_too_long_names_its_limit(int letters, int words, string limit)
    {
        var text = string.Join(' ', Enumerable.Range(0, words).Select(i => $"{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}".PadRight(letters, 'x')));
        var list = () => List(new InboxQuery { Text = text });

        (await list.Should().ThrowAsync<InvalidInputException>()).Which.Problems.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Field = "text", Limit = limit });
    }

    [Fact]
    public async Task A_long_word_is_found_by_its_beginning_and_a_long_message_to_its_end()
    {
        await World.Item(with: n => n with { Title = new string('w', 100), Message = string.Join(' ', Enumerable.Range(0, 400).Select(i => $"n{i}")) });

        (await List(new InboxQuery { Text = new string('w', 90) + " n399" })).Items.Should().ContainSingle();
        (await List(new InboxQuery { Text = "n400" })).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task A_search_finds_the_persons_own_items_only_in_pages_newest_first()
    {
        await World.Item(World.Bob, with: n => n with { Title = "alpha" });
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, (await World.Item(with: n => n with { Title = "alpha beta" })).Id);
            await World.Item(with: n => n with { Title = "gamma" });
        }

        var query = new InboxQuery { Text = "beta al", Limit = 2, CountUpTo = 4 };
        var first = await List(query);
        var second = await List(query with { Cursor = first.Next });
        var third = await List(query with { Cursor = second.Next });

        first.Items.Concat(second.Items).Concat(third.Items).Select(item => item.Id).Should().Equal(ids);
        third.Next.Should().BeNull();
        new[] { first.Total, third.Total }.Should().Equal(4, 4);
    }

    [Fact]
    public async Task A_search_is_one_filter_among_the_others()
    {
        var (read, loud) = (await World.Item(with: n => n with { Title = "alpha" }), await World.Item(with: n => n with { Title = "alpha", Severity = Severity.Error }));
        await World.Item(with: n => n with { Title = "beta", Severity = Severity.Error });
        await World.Item(listed: false, with: n => n with { Title = "alpha hidden" });
        await Store.MarkAsync(World.Ann, [read.Id], ItemMark.Read, World.Start, default);

        (await List(new InboxQuery { Text = "alpha" })).Items.Should().HaveCount(2);
        (await List(new InboxQuery { Text = "alpha", Unread = true })).Items.Should().ContainSingle().Which.Id.Should().Be(loud.Id);
        (await List(new InboxQuery { Text = "alpha", Severities = [Severity.Error], Types = [World.Type] })).Items.Should().ContainSingle();
        (await List(new InboxQuery { Text = "alpha", Filtered = true, CountUpTo = 9 })).Should().BeEquivalentTo(new { Total = 1L });
        (await List(new InboxQuery { Text = "alpha beta", Filtered = true })).Items.Should().BeEmpty();
        (await List(new InboxQuery { Text = "hid alpha", Filtered = true })).Items.Should().ContainSingle();
    }

    [Fact]
    public async Task What_left_the_inbox_is_not_found()
    {
        var dismissed = await World.Item(with: n => n with { Title = "alpha one" });
        await World.Item(with: n => n with { Title = "alpha two", ExpiresAt = World.At(10) });
        await World.Item(with: n => n with { Title = "alpha three" });
        await Store.MarkAsync(World.Ann, [dismissed.Id], ItemMark.Dismissed, World.Start, default);
        var search = new InboxQuery { Text = "alpha", CountUpTo = 9 };

        (await World.Listed(query: search, at: 9)).Should().HaveCount(2);
        (await World.Listed(query: search, at: 10)).Should().ContainSingle();
        await Purge(items: Hour);
        (await World.Listed(query: search)).Should().BeEmpty();
        await World.Item(with: n => n with { Title = "alpha four" });
        (await World.Listed(query: search)).Should().ContainSingle();
        await Store.EraseAsync(World.Ann, World.Fact(), World.Start, default);
        (await World.Listed(query: search)).Should().BeEmpty();
    }

    private async Task Finds(string text, bool found)
    {
        await World.Item(with: n => n with { Message = Told });

        (await List(new InboxQuery { Text = text })).Items.Should().HaveCount(found ? 1 : 0);
    }
}
