namespace LenNotify.Tests;

public class AesGcmContactProtectorTests
{
    [Fact]
    public void A_host_that_gives_its_keys_gets_its_addresses_back()
    {
        var options = new ContactKeyOptions { ActiveKey = "k1", Keys = { new ContactKey { Id = "k1", Key = Secret(1) } }, HashKey = Secret(2) };
        var protector = new AesGcmContactProtector(options);
        options.Keys.Clear();

        var value = protector.Protect("u1", "email", "user@example.com");

        protector.Unprotect("u1", "email", value).Should().Be("user@example.com");
    }

    [Fact]
    public void Keys_that_are_not_sound_are_refused_at_once() =>
        FluentActions.Invoking(() => new AesGcmContactProtector(new ContactKeyOptions())).Should().Throw<InvalidInputException>();

    private static string Secret(byte fill) => Convert.ToBase64String(Enumerable.Repeat(fill, 32).ToArray());
}
