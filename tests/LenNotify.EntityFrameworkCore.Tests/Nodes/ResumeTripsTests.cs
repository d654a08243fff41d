using LenNotify.Storage;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>Whoever resumes at the same time is read together. Asked one by one they get the same answers, only later.</summary>
public sealed class ResumeTripsTests : TwoNodes
{
    private const int People = 100;

    [Fact]
    public async Task A_hundred_people_who_resume_at_once_are_read_in_a_few_trips()
    {
        string[] users = [.. Enumerable.Range(0, People).Select(i => $"u{i:00}")];
        await Append(0, One.Publication(), One.Route(), users);
        await One.Store.ResumeAsync(users[0], 0, 5, World.Start, default);
        ResumedInbox[] resumed = [];

        var trips = await Trips.CountAsync(Stores.ConnectionString, async () =>
            resumed = await Task.WhenAll(users.Select(user => One.Store.ResumeAsync(user, 0, 5, World.Start, default))));

        trips.Should().BeInRange(1, People / 5, "who comes while some are read is read together by the next: mostly it is two trips");
        resumed.Select(one => (one.State.UserId, one.Items.Count)).Should().Equal(users.Select(user => (user, 1)));
    }
}
