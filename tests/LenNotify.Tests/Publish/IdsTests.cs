using System.Collections.Concurrent;

namespace LenNotify.Tests;

public class IdsTests
{
    private static readonly DateTimeOffset Now = Things.Noon;
    private readonly Ids _ids = new();

    [Fact]
    public void Ids_ascend_also_within_a_millisecond_and_when_the_clock_is_set_back()
    {
        Guid[] ids = [.. Enumerable.Range(0, 10_000).Select(i => _ids.Next(i < 9_000 ? Now : Now.AddHours(-1)))];

        ids.Select(id => id.ToString()).Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task On_many_threads_no_id_comes_twice_and_each_thread_sees_them_ascend()
    {
        var all = new ConcurrentBag<Guid>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), new ParallelOptions { MaxDegreeOfParallelism = 8 }, (_, _) =>
        {
            string[] mine = [.. Enumerable.Range(0, 20_000).Select(_ =>
            {
                var id = _ids.Next(Now);
                all.Add(id);
                return id.ToString();
            })];
            mine.SequenceEqual(mine.Order(StringComparer.Ordinal)).Should().BeTrue();
            return ValueTask.CompletedTask;
        });

        all.Distinct().Should().HaveCount(160_000);
    }

    [Fact]
    public void Ids_have_the_layout_of_version_7_with_the_instant_in_front()
    {
        var id = _ids.Next(Now);

        id.Version.Should().Be(7);
        (id.Variant >> 2).Should().Be(2);
        Convert.ToInt64(id.ToString("N")[..12], 16).Should().Be(Now.ToUnixTimeMilliseconds());
        Ids.Derived(id, "u1").Version.Should().Be(7);
        (Ids.Derived(id, "u1").Variant >> 2).Should().Be(2);
    }

    [Fact]
    public void Two_processes_make_different_ids_at_the_same_instant() => new Ids().Next(Now).Should().NotBe(new Ids().Next(Now));

    [Fact]
    public void A_derived_id_is_the_same_whenever_it_is_asked_and_as_old_as_what_it_comes_from()
    {
        var id = _ids.Next(Now);

        Ids.Derived(id, "u1").Should().Be(Ids.Derived(id, "u1"));
        Ids.Derived(id, "u1").ToString("N")[..16].Should().Be(id.ToString("N")[..16]);
    }

    [Fact]
    public void Derived_ids_differ_for_many_people_and_for_names_that_are_nearly_the_same()
    {
        var id = _ids.Next(Now);
        var names = Enumerable.Range(0, 200_000).Select(i => $"user-{i}").Concat(["", "a", "aa", "a\0", "\0a", "ab", "ba", "b\u0161", "\u0161b"]);

        names.Select(name => Ids.Derived(id, name)).Distinct().Should().HaveCount(200_009);
    }

    [Fact]
    public void Derived_ids_of_neighbours_differ() =>
        Enumerable.Range(0, 50_000).Select(_ => Ids.Derived(_ids.Next(Now), "u1")).Distinct().Should().HaveCount(50_000);
}
