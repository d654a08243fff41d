namespace LenNotify.Core.Tests;

public class PriorityBandsTests
{
    private static readonly DefaultPriorityPolicy Policy = new(new PriorityBands { CriticalConfidence = 95, OptedInConfidence = 60, HighConfidence = 70, NewsLength = 3, MostRepeats = 1 });

    [Theory]
    [InlineData(95, true, Priority.Critical)]
    [InlineData(94, true, Priority.High)]
    [InlineData(60, true, Priority.High)]
    [InlineData(59, true, Priority.Normal)]
    [InlineData(95, false, Priority.High)]
    [InlineData(69, false, Priority.Normal)]
    public void Confidence_raises_by_the_hosts_bands(double confidence, bool optedIn, Priority expected) =>
        Policy.Judge(Note() with { Confidence = confidence }, new NotificationType("t") { ConfidenceRaisesPriority = optedIn }, 1).Should().Be(expected);

    [Theory]
    [InlineData("abc", 1, Priority.Normal)]
    [InlineData("abcd", 1, Priority.High)]
    [InlineData("abcd", 2, Priority.Low)]
    public void News_raise_and_repeats_lower(string news, int repeats, Priority expected) =>
        Policy.Judge(Note() with { NewsContext = news }, new NotificationType("t"), repeats).Should().Be(expected);

    private static Notification Note() => new() { Type = "t", Title = "T" };
}
