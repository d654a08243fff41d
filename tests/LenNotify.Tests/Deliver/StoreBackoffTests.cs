namespace LenNotify.Tests;

public class StoreBackoffTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Those_who_lost_a_store_together_do_not_come_back_together()
    {
        var chance = 0.0;
        var backoff = new StoreBackoff(Second, () => chance);
        backoff.Failed().Should().Be(Second);

        chance = 0.5;
        backoff.Failed().Should().Be(2 * Second * 1.125);
    }

    [Fact]
    public void However_often_it_fails_it_is_asked_again_within_five_seconds()
    {
        var backoff = new StoreBackoff(Second, () => 1);

        Enumerable.Range(0, 100).Select(_ => backoff.Failed()).Max().Should().Be(3 * Second * 1.25);
    }

    [Fact]
    public void Once_it_works_everything_is_as_at_the_beginning()
    {
        var backoff = new StoreBackoff(Second, () => 1);
        backoff.Failed();
        backoff.Failed();
        backoff.Worked();

        backoff.Pause.Should().Be(Second);
        backoff.Failed().Should().Be(Second * 1.25);
    }
}
