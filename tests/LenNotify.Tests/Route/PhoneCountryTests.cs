namespace LenNotify.Tests;

public sealed class PhoneCountryTests
{
    [Theory]
    [InlineData("+14155552671", "US")]
    [InlineData("+14165552671", "CA")]
    [InlineData("+18765552671", "JM")]
    [InlineData("+17875552671", "US")]
    [InlineData("+1", "US")]
    [InlineData("+31612345678", "NL")]
    [InlineData("+447911123456", "GB")]
    [InlineData("+35312345678", "IE")]
    [InlineData("+97112345678", "AE")]
    [InlineData("+881612345678", null)]
    [InlineData("+3", null)]
    [InlineData("14155552671", null)]
    [InlineData("", null)]
    public void A_number_is_of_the_country_whose_code_it_begins_with(string number, string? country)
    {
        PhoneCountry.Of(new HostContact("sms", number)).Should().Be(country);
        PhoneCountry.Of(new HostContact("voice", number)).Should().Be(country);
        PhoneCountry.Of(new HostContact("fax", number)).Should().BeNull("only the host knows what its own channels' addresses are");
    }
}
