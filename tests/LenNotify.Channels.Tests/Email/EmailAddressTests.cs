namespace LenNotify.Channels.Tests;

public class EmailAddressTests
{
    [Theory]
    [InlineData("a@b.cd", true)]
    [InlineData("first.last+tag@mail.example.com", true)]
    [InlineData("o'neil@example.com", true)]
    [InlineData("a@xn--bcher-kva.example", true)]
    [InlineData("\"a\r\nRCPT TO:<x@y>\"@b.cd", false)]
    [InlineData("a@b.cd\r\nBcc: x", false)]
    [InlineData("a@b.cd\n", false)]
    [InlineData("a@b.cd,c@d.ef", false)]
    [InlineData("a@b.cd;c@d.ef", false)]
    [InlineData("Foo <a@b.cd>", false)]
    [InlineData("<a@b.cd>", false)]
    [InlineData("\"a b\"@b.cd", false)]
    [InlineData("a(comment)@b.cd", false)]
    [InlineData("a@b@c.de", false)]
    [InlineData("a@[127.0.0.1]", false)]
    [InlineData("a@localhost", false)]
    [InlineData("a..b@example.com", false)]
    [InlineData(".a@example.com", false)]
    [InlineData("a.@example.com", false)]
    [InlineData("a@-b.cd", false)]
    [InlineData("a@b-.cd", false)]
    [InlineData("a@b..cd", false)]
    [InlineData("a@b.cd.", false)]
    [InlineData("a@b.1", false)]
    [InlineData("ü@example.com", false)]
    [InlineData("a@bücher.example", false)]
    [InlineData("a b@example.com", false)]
    [InlineData("@example.com", false)]
    [InlineData("a@", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_what_reads_as_one_address_is_one(string? address, bool valid) => EmailAddress.IsValid(address).Should().Be(valid);

    [Fact]
    public void Lengths_are_bounded()
    {
        EmailAddress.IsValid(new string('a', 64) + "@example.com").Should().BeTrue();
        EmailAddress.IsValid(new string('a', 65) + "@example.com").Should().BeFalse();
        EmailAddress.IsValid("a@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 5)) + ".com").Should().BeFalse();
        EmailAddress.IsValid(new string('a', 10_000_000)).Should().BeFalse();
    }

    [Fact]
    public async Task Nothing_is_sent_to_what_is_none()
    {
        using var server = new StrictSmtpServer();
        var email = new EmailScene();
        using var transport = new SmtpTransport(email.Scene.Context, () => EmailScene.Smtp(server));

        (await email.Adapter(transport).SendAsync(Scene.To($"{Canary.Mailbox}\r\nRCPT TO:<evil@example.com>"), default)).Outcome.Should().Be(DeliveryOutcome.Permanent);
        server.Connections.Should().Be(0);
    }
}
