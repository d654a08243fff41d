using static LenNotify.Core.Tests.Documents;

namespace LenNotify.Core.Tests;

public class QuietWindowInputTests
{
    private const string Starts = "HH:mm from 00:00 to 23:59";
    private const string Ends = "HH:mm from 00:00 to 24:00";

    [Theory]
    [InlineData("""{"start":"22:00","end":"08:00"}""")]
    [InlineData("""{"start":"00:00","end":"24:00","days":["sun"]}""")]
    [InlineData("""{"start":"23:59","end":"00:00","days":["Saturday","SUN","mon","mon"]}""")]
    [InlineData("""{"start":"22:00","end":"08:00","days":null}""")]
    public void A_window_has_a_start_and_another_end(string window) => Parse(With(window)).QuietHours.Windows.Should().ContainSingle();

    [Fact]
    public void Days_left_out_are_all_and_days_named_are_those()
    {
        Parse(With("""{"start":"22:00","end":"08:00"}""")).QuietHours.Windows[0].Days.Should().Be(Weekdays.All);
        Parse(With("""{"start":"22:00","end":"08:00","days":["Friday","SAT"]}""")).QuietHours.Windows[0].Days
            .Should().Be(Weekdays.Friday | Weekdays.Saturday);
    }

    [Theory]
    [InlineData("""{"start":"25:00","end":"08:00"}""", "start", "is '25:00'.", Starts)]
    [InlineData("""{"start":"24:00","end":"08:00"}""", "start", "is 24:00.", Starts)]
    [InlineData("""{"start":"24:00","end":"24:00"}""", "start", "is 24:00.", Starts)]
    [InlineData("""{"start":"7:5","end":"08:00"}""", "start", "is '7:5'.", Starts)]
    [InlineData("""{"start":"22:60","end":"08:00"}""", "start", "is '22:60'.", Starts)]
    [InlineData("""{"start":"22:00","end":"24:01"}""", "end", "is '24:01'.", Ends)]
    [InlineData("""{"start":"22:00","end":"-1:00"}""", "end", "is '-1:00'.", Ends)]
    [InlineData("""{"start":"22:00","end":800}""", "end", "is '800'.", Ends)]
    [InlineData("""{"start":"22:00","end":"22:00"}""", "end", "is 22:00, the same as the start.", "an end other than the start; the whole day is 00:00 to 24:00")]
    [InlineData("""{"end":"08:00"}""", "start", "is missing.", Starts)]
    [InlineData("""{"start":null,"end":"00:00"}""", "start", "is missing.", Starts)]
    [InlineData("""{"start":"22:00","end":null}""", "end", "is missing.", Ends)]
    [InlineData("""{"start":"22:00","end":"08:00","days":[]}""", "days", "is empty.", "at least one day, or no list at all for every day")]
    [InlineData("""{"start":"22:00","end":"08:00","days":"mon"}""", "days", "is 'mon'.", "a list")]
    [InlineData("""{"start":"22:00","end":"08:00","days":["mon","funday"]}""", "days[1]", "is 'funday'.", "mon, tue, wed, thu, fri, sat, sun")]
    [InlineData("""{"start":"22:00","end":"08:00","days":[1]}""", "days[0]", "is '1'.", "mon, tue, wed, thu, fri, sat, sun")]
    [InlineData("""{"start":"22:00","end":"08:00","days":[""]}""", "days[0]", "is ''.", "mon, tue, wed, thu, fri, sat, sun")]
    public void A_window_that_is_none_is_refused_at_the_part_that_is_wrong(string window, string part, string message, string limit) =>
        ProblemOf(With($$"""{"start":"01:00","end":"02:00"},{{window}}""")).Should().Be(new Problem($"quiet_hours.windows[1].{part}", message, limit));

    [Fact]
    public void Every_part_of_a_window_is_judged() =>
        ProblemsOf(With("""{"start":"x","end":"y","days":["funday","blursday"],"z":1}""")).Select(p => p.Field).Should().Equal(
            "quiet_hours.windows[0].start", "quiet_hours.windows[0].end", "quiet_hours.windows[0].days[0]", "quiet_hours.windows[0].days[1]",
            "quiet_hours.windows[0].z");

    [Fact]
    public void Fifty_windows_are_fine_even_if_they_overlap_and_51_are_not()
    {
        const string Window = """{"start":"22:00","end":"08:00"}""";

        Parse(With(string.Join(',', Enumerable.Repeat(Window, 50)))).QuietHours.Windows.Should().HaveCount(50);
        ProblemOf(With(string.Join(',', Enumerable.Repeat(Window, 51)))).Should().Be(new Problem("quiet_hours.windows", "has 51 entries.", "50 entries"));
    }

    private static string With(string windows) => $$"""{"quiet_hours":{"windows":[{{windows}}] } }""";
}
