namespace LenNotify.Core.Tests;

public class StableHashTests
{
    [Fact]
    public void A_hash_is_the_same_in_every_process_because_stores_keep_it() =>
        new[] { "", "a", "user", "order_filled", "\U0001F680" }.Select(text => StableHash.Of(text).ToString("X16"))
            .Should().Equal("0000000000000001", "F3051F493B3903CE", "B23076FF12938511", "B22B375B23C594DC", "6AE16FF4EE704C89");

    [Fact]
    public void A_scope_keeps_the_same_text_apart() =>
        StableHash.Of("type", "a").Should().NotBe(StableHash.Of("group", "a")).And.NotBe(StableHash.Of("a"));

    [Fact]
    public void Short_texts_do_not_collide()
    {
        var hashes = new HashSet<ulong>();
        for (var i = 0; i < 200_000; i++)
        {
            hashes.Add(StableHash.Of($"key {i}"));
        }

        hashes.Should().HaveCount(200_000).And.NotContain(0UL);
    }

    [Fact]
    public void Texts_that_differ_in_length_or_order_only_have_other_hashes() =>
        new[] { "", "ab", "ba", "abc", "a", "aa", "aaa", "aab", "baa" }.Select(text => StableHash.Of(text)).Should().OnlyHaveUniqueItems();
}
