using System.Numerics;

namespace LenNotify.Core.Tests;

public class KnownKeysTests
{
    [Fact]
    public void The_first_keys_have_a_mark_alone_and_all_others_share_the_rest()
    {
        var keys = new KnownKeys();
        var marks = Enumerable.Range(0, 1_000).Select(i => keys.Of($"key_{i}").Mark).ToList();

        var alone = marks.Where(mark => (mark & KnownKeys.Sure) != 0).ToList();
        alone.Should().HaveCount(BitOperations.PopCount(KnownKeys.Sure)).And.OnlyHaveUniqueItems().And.Equal(marks.Take(alone.Count));
        marks.Should().OnlyContain(mark => BitOperations.IsPow2(mark) && mark < 1UL << KnownKeys.Bits);
    }

    [Fact]
    public void A_key_keeps_its_mark()
    {
        var keys = new KnownKeys();
        var names = Enumerable.Range(0, 1_000).Select(i => $"key_{i}").ToList();
        var first = names.ConvertAll(name => keys.Of(name));

        names.ConvertAll(name => keys.Of(name)).Should().Equal(first);
    }

    [Fact]
    public async Task No_two_threads_get_one_mark_alone_for_two_keys()
    {
        var keys = new KnownKeys();
        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 40).Select(i => keys.Of($"key_{i}")).ToList())));

        found.SelectMany(all => all).Where(key => (key.Mark & KnownKeys.Sure) != 0).DistinctBy(key => key.Name).Select(key => key.Mark).Should().OnlyHaveUniqueItems();
        found.Should().OnlyContain(all => all.SequenceEqual(found[0]));
    }
}
