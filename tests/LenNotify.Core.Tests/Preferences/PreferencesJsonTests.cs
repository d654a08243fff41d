using static LenNotify.Core.Tests.Documents;

namespace LenNotify.Core.Tests;

public class PreferencesJsonTests
{
    private const string Sound = "one JSON object, no member twice, at most 16 levels deep";

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("   ", 1, 4)]
    [InlineData("hello", 1, 1)]
    [InlineData("{", 1, 2)]
    [InlineData("{\n  \"version\": 1,\n}", 3, 1)]
    [InlineData("{} {}", 1, 4)]
    [InlineData("{}x", 1, 3)]
    [InlineData("{'version':1}", 1, 2)]
    [InlineData("{\"version\":01}", 1, 13)]
    [InlineData("{\"version\":NaN}", 1, 12)]
    [InlineData("{/* no */}", 1, 2)]
    [InlineData("\ufeff{}", 1, 1)]
    [InlineData("{\"language\":\"a\nb\"}", 1, 15)]
    public void What_is_not_JSON_is_refused_with_its_place(string text, int line, int at) =>
        ProblemOf(text).Should().Be(new Problem("$", $"is not sound JSON: line {line}, byte {at}.", Sound));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("\"{}\"")]
    [InlineData("true")]
    public void What_is_not_an_object_is_refused(string json) => ProblemOf(json).Should().Be(new Problem("$", "is not an object.", "a JSON object"));

    [Theory]
    [InlineData("""{"version":1,"version":1}""")]
    [InlineData("""{"version":1,"\u0076ersion":1}""")]
    [InlineData("""{"quiet_hours":{"enabled":true,"enabled":false}}""")]
    [InlineData("""{"channels":{"sms":true,"sms":true}}""")]
    [InlineData("""{"unknown":{"a":1,"a":2}}""")]
    public void A_member_given_twice_is_refused(string json) => ProblemOf(json).Limit.Should().Be(Sound);

    [Fact]
    public void Depth_is_bounded()
    {
        ProblemOf(Nested(65)).Limit.Should().Be(Sound);
        ProblemOf(Nested(17)).Limit.Should().Be(Sound);
        ProblemOf(Nested(16)).Should().Match<Problem>(p => p.Field == "a" && p.Message == "is not known.");
        ProblemOf(Nested(20_000)).Limit.Should().Be(Sound);
    }

    [Fact]
    public void Size_is_bounded_in_bytes()
    {
        ProblemOf(new string(' ', 1_000_000)).Should().Be(new Problem("$", "has 1,000,000 characters.", "256 KB"));
        Parse("{}" + new string(' ', (256 * 1024) - 2)).Should().Be(new Preferences());
        ProblemOf("{}" + new string(' ', (256 * 1024) - 1)).Limit.Should().Be("256 KB");
        ProblemOf($$"""{"language":"{{new string('я', 200_000)}}"}""").Limit.Should().Be("256 KB");
    }

    [Theory]
    [InlineData("""{"language":"\ud800"}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"channels":{"\udc00x":true}}""")]
    [InlineData("""{"filters":{"k":["fine","\ud800\ud800"]}}""")]
    [InlineData("""{"digest_at":"\ud83d"}""")]
    [InlineData("""{"unknown":[{"\ud800":1}]}""")]
    public void Half_a_surrogate_pair_is_refused_wherever_it_is_escaped(string json) =>
        ProblemOf(json).Should().Be(new Problem("$", "has half a surrogate pair in a name or a text.", "whole Unicode"));

    [Fact]
    public void Half_a_surrogate_pair_is_refused_unescaped_too() =>
        ProblemOf("{\"language\":\"\ud800\"}").Message.Should().Be("has half a surrogate pair in a name or a text.");

    [Fact]
    public void Nothing_at_all_is_refused_by_its_parameter()
    {
        FluentActions.Invoking(() => Parse(null!)).Should().Throw<ArgumentNullException>().WithParameterName("json");
        FluentActions.Invoking(() => Preferences.Parse("{}", null!)).Should().Throw<ArgumentNullException>().WithParameterName("zones");
        FluentActions.Invoking(() => new Preferences().Patch(null!, TzdbZones.Default)).Should().Throw<ArgumentNullException>().WithParameterName("json");
        FluentActions.Invoking(() => new Preferences().Patch("{}", null!)).Should().Throw<ArgumentNullException>().WithParameterName("zones");
        FluentActions.Invoking(() => new Preferences().Validate(null!)).Should().Throw<ArgumentNullException>().WithParameterName("zones");
    }

    private static string Nested(int levels) => string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "{}" + new string('}', levels - 1);
}
