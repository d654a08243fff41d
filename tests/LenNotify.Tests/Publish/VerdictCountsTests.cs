using LenNotify.Storage;

namespace LenNotify.Tests;

public class VerdictCountsTests
{
    [Fact]
    public void It_counts_channels_over_all_people_and_leaves_out_what_nobody_got()
    {
        var counts = VerdictCounts.Of([User(Verdict.Deliver, Verdict.Suppress), User(Verdict.Deliver)]);

        counts.Should().Equal(new Dictionary<Verdict, int> { [Verdict.Deliver] = 2, [Verdict.Suppress] = 1 });
        (counts.Count, counts[Verdict.Deliver], counts.ContainsKey(Verdict.Hold)).Should().Be((2, 2, false));
        counts.Keys.Should().Equal(Verdict.Deliver, Verdict.Suppress);
        counts.Values.Should().Equal(2, 1);
    }

    [Fact]
    public void What_is_not_in_it_is_refused_by_name()
    {
        var counts = VerdictCounts.Of([]);

        counts.Should().BeEmpty();
        counts.TryGetValue((Verdict)200, out _).Should().BeFalse();
        counts.Invoking(c => c[Verdict.Digest]).Should().Throw<KeyNotFoundException>().WithMessage("*Digest*");
    }

    private static AppendedUser User(params Verdict[] verdicts) => new("u1", 1, 1, new RoutedUser(
        Things.Item() with { Decisions = [.. verdicts.Select(verdict => new StoredDecision("sms", verdict, Reason.Routed, null, false))] }, [], UserActivity.None));
}
