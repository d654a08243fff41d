using LenNotify.Storage;

namespace LenNotify.Tests;

public class OutcomesTests
{
    private static readonly DateTimeOffset Now = Things.Noon + TimeSpan.FromHours(1);
    private readonly Outcomes _outcomes = new(TimeSpan.FromHours(24), new Random(1));

    [Fact]
    public void What_was_delivered_keeps_its_reference() =>
        Of(DeliveryResult.Delivered("ref")).Should().Match<Completion>(c => c.State == CompletionState.Delivered && c.ProviderReference == "ref");

    [Fact]
    public void The_first_failure_is_tried_again_at_once() => Of(DeliveryResult.Transient("x")).At.Should().Be(Now);

    [Fact]
    public void What_would_be_tried_after_its_greatest_age_dies_now_with_its_last_cause()
    {
        var completion = Of(DeliveryResult.Transient("busy"), attempts: 20, first: Now - TimeSpan.FromHours(23));

        completion.Should().Match<Completion>(c => c.State == CompletionState.Dead && c.Cause == "too old to try again, last: busy");
    }

    [Fact]
    public void What_is_throttled_for_ever_dies_of_age_too() =>
        Of(DeliveryResult.ThrottledUntil(Now), first: Now - TimeSpan.FromHours(24)).State.Should().Be(CompletionState.Dead);

    [Theory]
    [InlineData(0)]
    [InlineData(-500_000)]
    public void A_provider_that_names_the_past_makes_no_tight_loop(int days) =>
        Of(DeliveryResult.ThrottledUntil(Now.AddDays(days))).At.Should().Be(Now + TimeSpan.FromSeconds(1));

    [Fact]
    public void A_provider_that_names_the_next_century_loses_no_message() =>
        Of(DeliveryResult.ThrottledUntil(DateTimeOffset.MaxValue), first: Now).At.Should().Be(Now + TimeSpan.FromDays(1));

    [Fact]
    public void What_the_provider_names_is_kept() =>
        Of(DeliveryResult.ThrottledUntil(Now.AddMinutes(5))).Should().Match<Completion>(c => c.State == CompletionState.Deferred && c.At == Now.AddMinutes(5));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 4)]
    [InlineData(5, 60)]
    [InlineData(6, 300)]
    [InlineData(7, 1_800)]
    [InlineData(8, 7_200)]
    [InlineData(9, 7_200)]
    [InlineData(1_000_000, 7_200)]
    public void Failures_are_tried_again_ever_less_often(int failed, int seconds)
    {
        RetrySchedule.After(failed, 0).Should().Be(TimeSpan.FromSeconds(seconds));
        RetrySchedule.After(failed, 1).Should().Be(TimeSpan.FromSeconds(seconds * 1.25), "what failed together does not come back together");
    }

    private Completion Of(DeliveryResult result, int attempts = 0, DateTimeOffset? first = null) =>
        _outcomes.Of(Things.Claimed(Things.Due() with { Attempts = attempts }, first: first ?? Now), result, Now);
}
