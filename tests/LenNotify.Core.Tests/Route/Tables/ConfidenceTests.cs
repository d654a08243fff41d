namespace LenNotify.Core.Tests;

/// <summary>The edges of a score.</summary>
public class ConfidenceTests
{
    [Theory]
    [InlineData(84.999, Reason.BelowConfidence, Priority.High)]
    [InlineData(85.0, Reason.Routed, Priority.High)]
    [InlineData(89.999, Reason.Routed, Priority.High)]
    [InlineData(90.0, Reason.Routed, Priority.Critical)]
    [InlineData(100.0, Reason.Routed, Priority.Critical)]
    [InlineData(79.999, Reason.BelowConfidence, Priority.Normal)]
    [InlineData(0.0, Reason.BelowConfidence, Priority.Normal)]
    [InlineData(null, Reason.BelowConfidence, Priority.Normal)]
    public void A_type_that_opted_in_is_filtered_below_85_and_Critical_from_90(double? confidence, Reason reason, Priority priority)
    {
        var outcome = Scored(confidence, type => type with { CarriesConfidence = true, ConfidenceRaisesPriority = true }).Decide();

        outcome.Email.Reason.Should().Be(reason);
        outcome.Priority.Should().Be(priority);
    }

    [Theory]
    [InlineData(89.999)]
    [InlineData(90)]
    [InlineData(100)]
    public void A_type_that_did_not_opt_in_is_never_more_than_High(double confidence) =>
        Scored(confidence, type => type with { CarriesConfidence = true }).Decide().Priority.Should().Be(Priority.High);

    [Theory]
    [InlineData(0.0)]
    [InlineData(84.999)]
    [InlineData(null)]
    public void A_type_that_carries_no_confidence_is_not_filtered_by_one(double? confidence) =>
        Scored(confidence, type => type with { ConfidenceRaisesPriority = true }).Decide().Email.Should().Be(Answer.Delivered);

    [Theory]
    [InlineData(0, 0.0, Reason.Routed)]
    [InlineData(0, null, Reason.BelowConfidence)]
    [InlineData(100, 99.999, Reason.BelowConfidence)]
    [InlineData(100, 100.0, Reason.Routed)]
    public void The_person_sets_the_threshold_and_a_missing_score_is_below_every_one(double threshold, double? confidence, Reason expected)
    {
        var scene = Scored(confidence, type => type with { CarriesConfidence = true });

        (scene with { Preferences = new() { ConfidenceThreshold = threshold } }).Decide().Email.Reason.Should().Be(expected);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-0.001)]
    [InlineData(100.001)]
    public void A_score_outside_0_to_100_is_refused_by_its_name(double confidence)
    {
        var scene = Scored(confidence, type => type);

        var compile = () => scene.Engine.Compile(scene.Notification, Guid.NewGuid());

        compile.Should().Throw<InvalidInputException>().Which.Problems.Should().ContainSingle()
            .Which.Should().Match<Problem>(problem => problem.Field == "confidence" && problem.Limit.Contains("0 to 100"));
    }

    private static Scene Scored(double? confidence, Func<NotificationType, NotificationType> type) =>
        new Scene().WithType(type).WithNotification(n => n with { Confidence = confidence });
}
