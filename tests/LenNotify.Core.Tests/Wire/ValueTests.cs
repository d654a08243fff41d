namespace LenNotify.Core.Tests;

public class ValueTests
{
    [Fact]
    public void A_list_is_a_copy_that_equals_by_content()
    {
        var source = new List<string> { "a", "b" };
        var list = ValueList.Of(source);
        source[0] = "changed";

        list.Should().Equal("a", "b");
        list.Equals(ValueList.Of(["a", "b"])).Should().BeTrue();
        list.GetHashCode().Should().Be(ValueList.Of(["a", "b"]).GetHashCode());
        list.Equals(ValueList.Of(["b", "a"])).Should().BeFalse();
        list.Equals((object)source).Should().BeFalse();
        list.Equals(null).Should().BeFalse();
        ValueList.Of(list).Should().BeSameAs(list);
        ValueList.Of<string>([]).Should().BeSameAs(ValueList.Of<string>(null));
    }

    [Fact]
    public void A_map_is_a_copy_that_lists_its_keys_in_ordinal_order()
    {
        var source = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["b"] = 1, ["a"] = 2, ["B2"] = 3, ["ı"] = 4, ["I"] = 5 };
        var map = ValueMap.Of(source);
        source.Clear();

        map.Keys.Should().Equal("B2", "I", "a", "b", "ı");
        map.Values.Should().Equal(3, 5, 2, 1, 4);
        map.Select(entry => entry.Value).Should().Equal(map.Values);
        map.Count.Should().Be(5);
    }

    [Fact]
    public void A_map_finds_what_it_has_and_says_what_it_has_not()
    {
        var map = ValueMap.Of(new Dictionary<string, int> { ["a"] = 1 });

        map["a"].Should().Be(1);
        map.ContainsKey("A").Should().BeFalse();
        map.TryGetValue("b", out _).Should().BeFalse();
        FluentActions.Invoking(() => map["b"]).Should().Throw<KeyNotFoundException>();
    }

    [Fact]
    public void Maps_equal_by_content()
    {
        var map = Lists("a", "x", "y");

        map.Equals(Lists("a", "x", "y")).Should().BeTrue();
        map.GetHashCode().Should().Be(Lists("a", "x", "y").GetHashCode());
        map.Equals(Lists("a", "y", "x")).Should().BeFalse();
        map.Equals(Lists("b", "x", "y")).Should().BeFalse();
        map.Equals(null).Should().BeFalse();
    }

    [Fact]
    public void Nobody_can_change_a_list_or_map_by_casting_it()
    {
        object[] all = [ValueList.Of(["a"]), ValueMap.Of(new Dictionary<string, int> { ["a"] = 1 }), Lists("a", "x")["a"]];

        all.Should().NotContain(value => value is IList<string> || value is IDictionary<string, int>);
        FluentActions.Invoking(() => ((IList<string>)Lists("a", "x").Keys)[0] = "b").Should().Throw<NotSupportedException>();
    }

    private static ValueMap<string, IReadOnlyList<string>> Lists(string key, params string[] values) =>
        ValueMap.OfLists(new Dictionary<string, IReadOnlyList<string>> { [key] = values }, StringComparer.Ordinal);
}
