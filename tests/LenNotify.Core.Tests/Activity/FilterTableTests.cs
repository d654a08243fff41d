using LenNotify.Storage;

namespace LenNotify.Core.Tests;

public class FilterTableTests
{
    [Fact]
    public void It_allows_what_sets_of_texts_allow()
    {
        var random = new Random(80);
        for (var round = 0; round < 3_000; round++)
        {
            var filters = Enumerable.Range(0, random.Next(4)).ToDictionary(k => $"k{k}", _ => Values(random, random.Next(30)));
            var attributes = Enumerable.Range(0, random.Next(4)).ToDictionary(k => $"k{k + random.Next(2) * 10}", _ => $"v{random.Next(40)}");
            var sets = filters.Where(f => f.Value.Count > 0).ToDictionary(f => f.Key, f => new HashSet<string>(f.Value, StringComparer.Ordinal));

            Allows(filters, attributes).Should().Be(attributes.All(a => !sets.TryGetValue(a.Key, out var set) || set.Contains(a.Value)));
        }
    }

    [Fact]
    public void It_finds_every_value_and_no_other_where_all_of_them_hash_to_one_slot()
    {
        // 16 values make 32 slots: take 16 texts that begin in the last one, so that the search has to wrap around.
        var crowded = Enumerable.Range(0, int.MaxValue).Select(i => $"v{i}").Where(text => (CompiledAttribute.Of("k", text, Publishing.Settings).PairHash & 31) == 31).Take(32).ToArray();
        var filters = new Dictionary<string, IReadOnlyList<string>> { ["k"] = crowded[..16] };

        crowded[..16].Should().OnlyContain(value => Allows(filters, "k", value));
        crowded[16..].Should().OnlyContain(value => !Allows(filters, "k", value));
    }

    [Fact]
    public void A_hash_that_happens_to_be_the_same_is_not_the_same_text()
    {
        var person = PersonWith(new Dictionary<string, IReadOnlyList<string>> { ["k"] = ["listed"] });
        var listed = CompiledAttribute.Of("k", "listed", Publishing.Settings);

        FilterTable.FirstRejected(person, [listed]).Should().Be(-1);
        FilterTable.FirstRejected(person, [listed with { Value = "other" }]).Should().Be(0);
        FilterTable.FirstRejected(person, [listed with { Value = "other", Key = "another key", KeyMark = 0 }]).Should().Be(-1);
    }

    [Theory]
    [InlineData("btc/usd")]
    [InlineData("BTC/USD ")]
    [InlineData("BTC/US")]
    [InlineData("")]
    public void Values_are_compared_letter_by_letter(string value) =>
        Allows(new Dictionary<string, IReadOnlyList<string>> { ["symbols"] = ["BTC/USD"] }, "symbols", value).Should().BeFalse();

    [Fact]
    public void Empty_lists_filter_nothing_and_are_not_kept()
    {
        var person = PersonWith(new Dictionary<string, IReadOnlyList<string>> { ["k"] = [] });

        person.FilterMarks.Should().Be(0);
        person.Details.FilterSlots.Should().BeEmpty();
        FilterTable.FirstRejected(person, [CompiledAttribute.Of("k", "v", Publishing.Settings)]).Should().Be(-1);
    }

    [Fact]
    public void A_list_may_name_a_value_twice() =>
        Allows(new Dictionary<string, IReadOnlyList<string>> { ["k"] = ["a", "a", "b"] }, "k", "b").Should().BeTrue();

    private static IReadOnlyList<string> Values(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => $"v{random.Next(40)}")];

    private static bool Allows(Dictionary<string, IReadOnlyList<string>> filters, string key, string value) =>
        Allows(filters, new Dictionary<string, string> { [key] = value });

    private static bool Allows(Dictionary<string, IReadOnlyList<string>> filters, Dictionary<string, string> attributes) =>
        FilterTable.FirstRejected(PersonWith(filters), [.. attributes.Select(a => CompiledAttribute.Of(a.Key, a.Value, Publishing.Settings))]) < 0;

    private static CompiledPreferences PersonWith(Dictionary<string, IReadOnlyList<string>> filters) =>
        new(new Preferences { Filters = filters }, ContactBook.Empty, Publishing.Settings);
}
