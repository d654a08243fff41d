namespace LenNotify.Core.Tests;

/// <summary>How hard to try, where the publisher did not say.</summary>
public class PriorityTests
{
    private static readonly Notification Signal = new() { Type = "signal", Title = "Signal", RepeatKey = "trend" };

    [Theory]
    [InlineData(Severity.Info, Priority.Normal)]
    [InlineData(Severity.Success, Priority.Normal)]
    [InlineData(Severity.Warning, Priority.High)]
    [InlineData(Severity.Error, Priority.High)]
    [InlineData(Severity.Critical, Priority.Critical)]
    public void Priority_follows_severity(Severity severity, Priority expected) =>
        Of(n => n with { Severity = severity }).Should().Be(expected);

    [Theory]
    [InlineData(null, Priority.Normal)]
    [InlineData(0.0, Priority.Normal)]
    [InlineData(79.999, Priority.Normal)]
    [InlineData(80.0, Priority.High)]
    [InlineData(100.0, Priority.High)]
    public void A_confidence_of_80_makes_any_type_High(double? confidence, Priority expected) =>
        Of(n => n with { Confidence = confidence }).Should().Be(expected);

    [Theory]
    [InlineData(0, Priority.Normal)]
    [InlineData(50, Priority.Normal)]
    [InlineData(51, Priority.High)]
    public void News_of_more_than_50_characters_makes_it_High(int length, Priority expected) =>
        Of(n => n with { NewsContext = new string('n', length) }).Should().Be(expected);

    [Theory]
    [InlineData(0, Priority.High)]
    [InlineData(2, Priority.High)]
    [InlineData(3, Priority.Low)]
    [InlineData(30, Priority.Low)]
    public void More_than_3_of_one_repeat_key_are_Low_however_important_they_would_be(int earlier, Priority expected) =>
        After(earlier, Signal, minutesAgo: 5, n => n with { Severity = Severity.Error, Confidence = 95 }).Should().Be(expected);

    [Theory]
    [InlineData(9.99, Priority.Low)]
    [InlineData(10, Priority.Normal)]
    public void Repeats_are_counted_for_10_minutes(double minutesAgo, Priority expected) =>
        After(3, Signal, minutesAgo, n => n).Should().Be(expected);

    [Fact]
    public void Repeats_never_demote_what_is_Critical()
    {
        After(9, Signal, 1, n => n with { Severity = Severity.Critical }).Should().Be(Priority.Critical);
        After(9, Signal, 1, n => n with { Priority = Priority.Critical }).Should().Be(Priority.Critical);
    }

    [Fact]
    public void Another_repeat_key_or_none_is_no_repeat()
    {
        After(9, Signal, 1, n => n with { RepeatKey = "mean" }).Should().Be(Priority.Normal);
        After(9, Signal, 1, n => n with { RepeatKey = null }).Should().Be(Priority.Normal);
        After(9, Signal with { RepeatKey = null, GroupKey = "trend" }, 1, n => n with { GroupKey = "trend" }).Should().Be(Priority.Normal);
    }

    [Theory]
    [InlineData(Priority.Low)]
    [InlineData(Priority.Normal)]
    [InlineData(Priority.Critical)]
    public void Repeats_of_a_stated_priority_count_as_well(Priority stated) =>
        After(3, Signal with { Priority = stated }, 1, n => n).Should().Be(Priority.Low, "the person was shown them");

    [Fact]
    public void Repeats_of_another_type_count_as_well() =>
        After(3, Signal with { Type = "other" }, 1, n => n).Should().Be(Priority.Low);

    [Theory]
    [InlineData(Priority.Low)]
    [InlineData(Priority.Normal)]
    [InlineData(Priority.High)]
    [InlineData(Priority.Critical)]
    public void A_stated_priority_is_final(Priority stated)
    {
        foreach (var severity in Enum.GetValues<Severity>())
        {
            After(9, Signal, 1, n => n with { Priority = stated, Severity = severity, Confidence = 99 }).Should().Be(stated);
        }
    }

    [Fact]
    public void A_host_may_choose_priorities_by_its_own_policy()
    {
        var scene = new Scene { Host = new() { PriorityPolicy = new ByRepeats() }, Notification = Signal };

        scene.Decide().Priority.Should().Be(Priority.Normal);
        scene.Listed(1, Signal, TimeSpan.Zero).Decide().Priority.Should().Be(Priority.High);
        scene.Listed(2, Signal, TimeSpan.Zero).Decide().Priority.Should().Be(Priority.Critical);
    }

    private static Priority Of(Func<Notification, Notification> change) => After(0, Signal, 0, change);

    private static Priority After(int earlier, Notification what, double minutesAgo, Func<Notification, Notification> change) =>
        new Scene { Notification = change(Signal) }.Listed(earlier, what, TimeSpan.FromMinutes(minutesAgo)).Decide().Priority;

    private sealed class ByRepeats : IPriorityPolicy
    {
        public Priority Judge(Notification notification, NotificationType type, int repeats) => (Priority)repeats;
    }
}
