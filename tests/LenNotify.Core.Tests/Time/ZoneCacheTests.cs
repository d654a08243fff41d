namespace LenNotify.Core.Tests;

public class ZoneCacheTests
{
    private readonly ZoneCache _zones = new(TzdbZones.Default);

    [Theory]
    [InlineData("Asia/Calcutta", "Asia/Kolkata")]
    [InlineData("europe/kiev", "Europe/Kyiv")]
    [InlineData("Eastern Standard Time", "America/New_York")]
    [InlineData("UTC", "Etc/UTC")]
    public void All_names_of_a_zone_share_what_was_worked_out_for_it(string name, string canonicalId) =>
        _zones.Get(name).Should().BeSameAs(_zones.Get(canonicalId));

    [Theory]
    [InlineData("Europe")]
    [InlineData("../../etc/passwd")]
    [InlineData("+05:00")]
    public void What_is_no_zone_is_refused_by_field_problem_and_limit(string name)
    {
        var get = () => _zones.Get(name);

        get.Should().Throw<InvalidInputException>().Which.Problems.Should().ContainSingle().Which.Field.Should().Be("time_zone");
    }
}
