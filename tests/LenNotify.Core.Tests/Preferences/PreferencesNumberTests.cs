using static LenNotify.Core.Tests.Documents;

namespace LenNotify.Core.Tests;

public class PreferencesNumberTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("-0.0", 0)]
    [InlineData("8.5e1", 85)]
    [InlineData("84.999", 84.999)]
    [InlineData("100", 100)]
    [InlineData("1e-400", 0)]
    public void A_threshold_is_a_number_from_0_to_100(string json, double threshold)
    {
        var read = Parse($$"""{"confidence_threshold":{{json}}}""");

        read.ConfidenceThreshold.Should().Be(threshold);
        double.IsNegative(read.ConfidenceThreshold).Should().BeFalse();
    }

    [Theory]
    [InlineData("-1", "-1")]
    [InlineData("-1e-300", "-1E-300")]
    [InlineData("100.00000000000001", "100.00000000000001")]
    [InlineData("1e400", "Infinity")]
    [InlineData("-1e400", "-Infinity")]
    public void A_threshold_outside_0_to_100_is_refused(string json, string shown) =>
        ProblemOf($$"""{"confidence_threshold":{{json}}}""").Should().Be(new Problem("confidence_threshold", $"is {shown}.", "0 to 100"));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.1)]
    [InlineData(100.1)]
    public void A_threshold_set_in_code_is_judged_the_same(double threshold)
    {
        var document = new Preferences { ConfidenceThreshold = threshold };

        ProblemOf(document).Should().Match<Problem>(p => p.Field == "confidence_threshold" && p.Limit == "0 to 100");
        ProblemOf(document.ToJson()).Field.Should().Be("confidence_threshold");
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void A_version_is_a_whole_number(string json, long version) => Parse($$"""{"version":{{json}}}""").Version.Should().Be(version);

    [Fact]
    public void A_version_is_never_negative() =>
        ProblemOf("""{"version":-9223372036854775808}""").Should().Be(new Problem("version", "is -9223372036854775808.", "0 or more"));
}
