namespace LenNotify.Tests;

public class ContactInputTests
{
    private static readonly IContactProtector Protector = Rings.Protector("a", "a");

    [Fact]
    public void The_longest_address_person_and_channel_serve()
    {
        var (user, channel, address) = (new string('u', 256), new string('c', 32), new string('\u20ac', 4_096));

        Protector.Unprotect(user, channel, Protector.Protect(user, channel, address)).Should().Be(address);
    }

    [Fact]
    public void A_refusal_names_the_field_the_problem_and_the_limit()
    {
        Problem(() => Protector.Protect("u1", "sms", "")).Should().Be("address: is empty. Allowed: 1-4,096 characters.");
        Problem(() => Protector.Protect("u1", "sms", new string('x', 4_097))).Should().Be("address: has 4,097 characters. Allowed: 1-4,096 characters.");
        Problem(() => Protector.Hash("sms", "abc\ud800")).Should().Be("address: has half a surrogate pair. Allowed: whole Unicode.");
        Problem(() => Protector.Protect(null!, "sms", "+1")).Should().Be("user_id: is empty. Allowed: 1-256 characters.");
        Problem(() => Protector.Protect("u1", null!, "+1")).Should().Be("channel: is empty. Allowed: 1-32 characters.");
    }

    private static string Problem(Action refused) =>
        refused.Should().Throw<InvalidInputException>().Which.Problems.Should().ContainSingle().Which.ToString();
}
