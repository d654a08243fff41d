namespace LenNotify.Core.Tests;

public class CapWindowTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 10)]
    [InlineData(3, 100)]
    [InlineData(20, 100)]
    [InlineData(100, 3_600)]
    public void No_rolling_window_ever_holds_more_than_the_limit_and_a_start_waits_no_longer_than_that_takes(int limit, int per)
    {
        var random = new Random(limit);
        var cap = new CompiledThrottle(limit, per, false);
        var window = new CapWindow(1, 0, 0, []);
        var all = new List<long>();
        long now = 1_000;
        for (var i = 0; i < 5_000; i++)
        {
            now += random.Next(3) switch { 0 => 0, 1 => random.Next(1 + (2 * per / limit)), _ => 1 };
            var room = all.Count(start => start > now - per) < limit;
            var free = window.FreeAt(cap, now);

            (free <= now).Should().Be(room, "a start at {0} has room exactly when fewer than {1} lie in the window that ends there", now, limit);
            if (!room)
            {
                // The first instant with room, found by trying.
                var first = now;
                while (all.Count(start => start > first - per) >= limit)
                {
                    first++;
                }

                free.Should().Be(first);
                now = random.Next(2) == 0 ? first : now;
            }

            if (window.FreeAt(cap, now) <= now)
            {
                window = window.With(cap, new Start(now, i));
                all.Add(now);
            }
        }

        MostIn(all, per).Should().Be(limit, "the cap was used up and never exceeded");
        window.Starts.Length.Should().BeLessThanOrEqualTo(limit);
        window.Expires.Should().Be(all[^1] + per + CapWindow.Grace);
    }

    [Fact]
    public void The_last_starts_are_kept_whatever_order_they_arrive_in()
    {
        var random = new Random(70);
        for (var round = 0; round < 2_000; round++)
        {
            var cap = new CompiledThrottle(random.Next(1, 6), 100, false);
            var window = new CapWindow(1, 0, 0, []);
            var all = new List<long>();
            for (var i = 0; i < 12; i++)
            {
                all.Add(1_000 + (i * random.Next(20)) + random.Next(30));
                window = window.With(cap, new Start(all[^1], i));

                var last = all.Order().TakeLast(cap.Limit).Where(start => start + cap.Per + CapWindow.Grace > all.Max());
                window.Starts.Select(start => start.At).Should().Equal(last);
                window.Expires.Should().Be(all.Max() + cap.Per + CapWindow.Grace);
            }
        }
    }

    [Fact]
    public void Starts_of_one_instant_count_each()
    {
        var cap = new CompiledThrottle(2, 10, false);
        var window = new CapWindow(1, 0, 0, []).With(cap, new Start(5, 64)).With(cap, new Start(5, 128));

        window.FreeAt(cap, 5).Should().Be(15);
        window.Holds(64, cap, 14).Should().BeTrue();
        window.Holds(64, cap, 15).Should().BeFalse("it has left the window");
        window.Holds(192, cap, 14).Should().BeFalse();
    }

    [Fact]
    public void A_cap_that_the_host_lowers_or_raises_binds_from_then_on()
    {
        var wide = new CompiledThrottle(3, 10, false);
        var window = new CapWindow(1, 0, 0, []).With(wide, new Start(1, 1)).With(wide, new Start(2, 2)).With(wide, new Start(3, 3));

        window.FreeAt(new CompiledThrottle(1, 10, false), 4).Should().Be(13);
        window.FreeAt(new CompiledThrottle(4, 10, false), 4).Should().BeLessThanOrEqualTo(4);
        window.With(new CompiledThrottle(1, 10, false), new Start(13, 4)).Starts.Should().Equal(new Start(13, 4));
    }

    [Fact]
    public void A_node_whose_clock_is_a_little_behind_still_counts_what_has_left_the_other_ones_window()
    {
        var cap = new CompiledThrottle(2, 100, false);
        var window = new CapWindow(1, 0, 0, []).With(cap, new Start(1_000, 1)).With(cap, new Start(1_100, 2));

        // By the node at 1,100 the first start has just left; by the one at 1,099 a third would be one too many.
        window.FreeAt(cap, 1_099).Should().Be(1_100);
    }

    private static int MostIn(List<long> starts, int per) => starts.Max(first => starts.Count(start => start >= first && start < first + per));
}
