namespace LenNotify.Tests;

/// <summary>Random days of a channel: whatever happens in whatever order, these hold.</summary>
public class MachineWalkTests
{
    private const int Steps = 4_000;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Each_start_ends_once_and_there_are_never_more_of_them_than_slots(int seed)
    {
        var walk = new MachineWalk(seed);

        walk.Go(Steps);
        walk.Drain();

        walk.Unended.Should().BeEmpty("every start was completed, exactly once");
        walk.Delivered.Should().BeGreaterThan(10, "a walk on which nothing happens proves nothing");
    }

    [Fact]
    public void The_same_events_give_the_same_actions()
    {
        var (one, other) = (new MachineWalk(7), new MachineWalk(7));
        one.Go(Steps);
        other.Go(Steps);

        one.Log.Should().Equal(other.Log);
        one.Log.Should().NotBeEmpty();
    }
}
