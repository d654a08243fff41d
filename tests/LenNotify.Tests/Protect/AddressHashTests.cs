namespace LenNotify.Tests;

public class AddressHashTests
{
    private const string Number = "+12345678901";

    private readonly IContactProtector _protector = Rings.Protector("a", "a");

    [Fact]
    public void One_address_has_one_hash_however_often_and_wherever_it_is_asked() =>
        _protector.Hash("sms", Number).Should().Equal(Rings.Protector("a", "a").Hash("sms", Number)).And.HaveCount(32);

    [Fact]
    public void A_hash_stays_the_same_when_encryption_keys_come_and_go() =>
        Rings.Protector("c", "b", "c").Hash("sms", Number).Should().Equal(_protector.Hash("sms", Number));

    [Fact]
    public void Another_hash_key_makes_other_hashes()
    {
        var options = Rings.Options("a", "a");
        options.HashKey = Rings.Secret(2);

        Rings.Protector(options).Hash("sms", Number).Should().NotEqual(_protector.Hash("sms", Number));
    }

    [Fact]
    public void Another_channel_makes_another_hash() => _protector.Hash("voice", Number).Should().NotEqual(_protector.Hash("sms", Number));

    [Fact]
    public void Another_address_makes_another_hash() => _protector.Hash("sms", "+12345678902").Should().NotEqual(_protector.Hash("sms", Number));

    [Fact]
    public void A_channel_and_an_address_that_join_to_the_same_text_are_still_others() =>
        _protector.Hash("sm", "s" + Number).Should().NotEqual(_protector.Hash("sms", Number));

    [Theory]
    [InlineData("email", "Ann.Lee@Example.COM", "ann.lee@example.com")]
    [InlineData("email", "ÅSA@EXAMPLE.COM", "åsa@example.com")]
    [InlineData("webpush", """{"endpoint":"https://push.example/a","keys":{"p256dh":"B1","auth":"1"}}""", "https://push.example/a")]
    [InlineData("webpush", """{ "keys": {}, "endpoint": "https://PUSH.example/a" }""", "https://push.example/a")]
    [InlineData("webpush", "no json", "no json")]
    [InlineData("webpush", "[1]", "[1]")]
    [InlineData("webpush", "{}", "{}")]
    [InlineData("webpush", """{"endpoint":7}""", """{"endpoint":7}""")]
    [InlineData("webpush", """{"endpoint":"nowhere"}""", """{"endpoint":"nowhere"}""")]
    [InlineData("sms", Number, Number)]
    [InlineData("slack", "U0AbC", "U0AbC")]
    [InlineData("webpush", "https://push.example/Ab", "https://push.example/Ab")]
    public void An_address_has_one_spelling(string channel, string given, string canonical) =>
        new ProtectedContacts(_protector).HashOf(channel, given).Should().Equal(_protector.Hash(channel, canonical));

    [Theory]
    [InlineData("slack", "U0ABC", "U0abc")]
    [InlineData("webpush", "https://push.example/Ab", "https://push.example/ab")]
    public void What_differs_by_case_elsewhere_than_in_email_is_another_address(string channel, string one, string other) =>
        new ProtectedContacts(_protector).HashOf(channel, one).Should().NotEqual(new ProtectedContacts(_protector).HashOf(channel, other));

    [Fact]
    public void Nothing_has_no_hash()
    {
        var hash = () => new ProtectedContacts(_protector).HashOf("email", null!);

        hash.Should().Throw<ArgumentNullException>();
    }
}
