namespace LenNotify.Tests;

public class PurposeTokensTests
{
    private const string Purpose = "email unsubscribe";
    private readonly IContactProtector _protector = Rings.Protector("a", "a");
    private readonly PurposeTokens _tokens;

    public PurposeTokensTests() => _tokens = new PurposeTokens(_protector);

    [Fact]
    public void A_token_brings_back_what_it_was_made_of_and_shows_nothing_of_it()
    {
        var token = _tokens.Make(Purpose, "anna@example.com|news");

        _tokens.Read(Purpose, token).Should().Be("anna@example.com|news");
        token.Should().MatchRegex("^[A-Za-z0-9_-]+$");
        System.Text.Encoding.Latin1.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(token)).Should().NotContain("anna");
    }

    [Fact]
    public void A_token_holds_for_its_purpose_only() => _tokens.Read("voice acknowledge", _tokens.Make(Purpose, "anna")).Should().BeNull();

    [Fact]
    public void An_address_of_the_store_is_no_token_and_a_token_no_address()
    {
        var address = System.Buffers.Text.Base64Url.EncodeToString(_protector.Protect("anna", "email", "anna@example.com"));
        _tokens.Read(Purpose, address).Should().BeNull();
        FluentActions.Invoking(() => _tokens.Make("email", "anna")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Every_altered_bit_makes_it_none()
    {
        var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(_tokens.Make(Purpose, "anna"));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var altered = bytes.ToArray();
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            _tokens.Read(Purpose, System.Buffers.Text.Base64Url.EncodeToString(altered)).Should().BeNull();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("!!!!")]
    [InlineData("AAAA")]
    [InlineData("../../etc/passwd")]
    public void What_is_no_token_is_none(string token) => _tokens.Read(Purpose, token).Should().BeNull();

    [Fact]
    public void A_token_of_any_length_is_none_soon() => _tokens.Read(Purpose, new string('A', 10_000)).Should().BeNull();
}
