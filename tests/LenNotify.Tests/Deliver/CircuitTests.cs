namespace LenNotify.Tests;

public class CircuitTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(60);
    private readonly Circuit _circuit = new(Rest);

    [Fact]
    public void Four_failures_change_nothing_and_the_fifth_opens_it()
    {
        Fail(4).Should().OnlyContain(changed => !changed);
        _circuit.Slots(Noon, 16).Should().Be(16);

        Fail(1).Should().Equal(true);
        _circuit.OpenUntil.Should().Be(Noon + Rest);
        _circuit.Slots(Noon, 16).Should().Be(0);
    }

    [Fact]
    public void Five_in_a_row_open_it_after_any_number_of_successes()
    {
        for (var i = 0; i < 1_000; i++)
        {
            End(Guid.NewGuid(), failed: false).Should().BeFalse();
        }

        Fail(5).Should().Equal(false, false, false, false, true);
    }

    [Fact]
    public void A_success_in_between_starts_the_count_anew()
    {
        Fail(4);
        End(Guid.NewGuid(), failed: false);

        Fail(4).Should().OnlyContain(changed => !changed);
    }

    [Fact]
    public void When_it_has_rested_one_probe_starts_and_no_more_until_it_ends()
    {
        Fail(5);
        _circuit.Slots(Noon + Rest - TimeSpan.FromTicks(1), 16).Should().Be(0);
        _circuit.Slots(Noon + Rest, 16).Should().Be(1);

        _circuit.Started(Guid.NewGuid());

        _circuit.Slots(Noon + Rest, 16).Should().Be(0);
        _circuit.NotBefore.Should().Be(DateTimeOffset.MaxValue, "only the end of the probe says more");
    }

    [Fact]
    public void A_probe_that_works_closes_it()
    {
        var probe = Probe();

        End(probe, failed: false, Noon + Rest).Should().BeTrue();

        _circuit.OpenUntil.Should().BeNull();
        _circuit.Slots(Noon + Rest, 16).Should().Be(16);
    }

    [Fact]
    public void A_probe_that_fails_opens_it_for_as_long_again()
    {
        var probe = Probe();

        End(probe, failed: true, Noon + Rest + TimeSpan.FromSeconds(3)).Should().BeTrue();

        _circuit.OpenUntil.Should().Be(Noon + Rest + TimeSpan.FromSeconds(3) + Rest);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_under_way_when_it_opened_changes_nothing(bool failed)
    {
        Fail(5);

        for (var i = 0; i < 10; i++)
        {
            End(Guid.NewGuid(), failed, Noon + TimeSpan.FromSeconds(30)).Should().BeFalse();
        }

        _circuit.OpenUntil.Should().Be(Noon + Rest);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_under_way_when_it_opened_is_not_taken_for_the_probe(bool failed)
    {
        var probe = Probe();

        End(Guid.NewGuid(), failed, Noon + Rest).Should().BeFalse();
        _circuit.Lost(Guid.NewGuid());

        _circuit.Slots(Noon + Rest, 16).Should().Be(0, "the probe is still under way");
        End(probe, failed: false, Noon + Rest).Should().BeTrue();
    }

    [Fact]
    public void A_probe_that_was_not_sent_makes_room_for_another()
    {
        _circuit.Lost(Probe());

        _circuit.Slots(Noon + Rest, 16).Should().Be(1);
    }

    [Fact]
    public void It_goes_on_resting_where_another_process_left_it()
    {
        _circuit.Restore(Noon + TimeSpan.FromSeconds(20), Noon);

        _circuit.Slots(Noon + TimeSpan.FromSeconds(19), 16).Should().Be(0);
        _circuit.Slots(Noon + TimeSpan.FromSeconds(20), 16).Should().Be(1, "that is the probe");
    }

    [Fact]
    public void A_stored_instant_of_nonsense_does_not_rest_it_for_ever()
    {
        _circuit.Restore(DateTimeOffset.MaxValue, Noon);

        _circuit.OpenUntil.Should().Be(Noon + Rest);
    }

    [Fact]
    public void After_closing_it_takes_five_again()
    {
        End(Probe(), failed: false, Noon + Rest);

        Fail(5).Should().Equal(false, false, false, false, true);
    }

    private Guid Probe()
    {
        Fail(5);
        var probe = Guid.NewGuid();
        _circuit.Started(probe);
        return probe;
    }

    private List<bool> Fail(int times) => [.. Enumerable.Range(0, times).Select(_ => End(Guid.NewGuid(), failed: true))];

    private bool End(Guid id, bool failed, DateTimeOffset? at = null) => _circuit.Ended(id, failed, at ?? Noon);
}
