namespace LenNotify.Tests;

public class AddressMaskTests
{
    [Theory]
    [InlineData("+12345678901", "+1234***8901")]
    [InlineData("+4915112345678", "+4915***5678")]
    [InlineData("user@example.com", "use***@example.com")]
    [InlineData("firstname.lastname+tag@mail.example.co.uk", "fir***@mail.example.co.uk")]
    [InlineData("a.b+c@example.com", "a.b***@example.com")]
    [InlineData("\"odd@one\"@example.com", "***")]
    [InlineData("jörg@bücher.example", "jör***@bücher.example")]
    public void A_log_shows_enough_to_recognise_an_address_and_too_little_to_use_it(string address, string shown) => AddressMask.Of(address).Should().Be(shown);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("+1234567890")]
    [InlineData("@example.com")]
    [InlineData("ann@example.com")]
    [InlineData("anna@")]
    public void What_is_too_short_to_hide_anything_is_masked_wholly(string? address) => AddressMask.Of(address).Should().Be("***");

    [Theory]
    [InlineData("https://push.example/send/SECRET-token")]
    [InlineData("https://hooks.example/@you/T000/B000/XXXX")]
    [InlineData("U0123456789")]
    [InlineData("+1 234 567 8901")]
    [InlineData("+1234567890\u0661")]
    public void What_is_neither_a_number_nor_a_mailbox_is_masked_wholly(string address) => AddressMask.Of(address).Should().Be("***");

    [Theory]
    [InlineData("user@example.com\nfatal: all is lost")]
    [InlineData("u\r\nser@example.com")]
    [InlineData("user@exam\u2028ple.com")]
    [InlineData("user@\u202Emoc.elpmaxe")]
    [InlineData("us\u001b[31mer@example.com")]
    [InlineData("+1234\n5678901")]
    public void An_address_cannot_forge_a_line(string address) => AddressMask.Of(address).Should().Be("***");

    [Fact]
    public void A_domain_without_end_is_not_shown() => AddressMask.Of("user@" + new string('x', 254)).Should().Be("***");
}
