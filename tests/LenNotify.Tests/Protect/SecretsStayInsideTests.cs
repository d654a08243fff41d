namespace LenNotify.Tests;

/// <summary>Everything that can be written to a log, searched for what must not be there.</summary>
public class SecretsStayInsideTests
{
    private const string Canary = "canary-7f3a@example.com";

    private static readonly string Key = Rings.Secret((byte)'a');
    private static readonly string Hex = Convert.ToHexString(Convert.FromBase64String(Key));
    private static readonly IContactProtector Protector = Rings.Protector("a", "a");

    public static TheoryData<string, Action> Refusals()
    {
        var value = Protector.Protect("u1", "email", Canary);
        return new()
        {
            { "another person's", () => Protector.Unprotect("u2", "email", value) },
            { "cut off", () => Protector.Unprotect("u1", "email", value.AsSpan(0, value.Length - 1)) },
            { "without its key", () => Rings.Protector("b", "b").Unprotect("u1", "email", value) },
            { "clear text in the store", () => Protector.Unprotect("u1", "email", System.Text.Encoding.UTF8.GetBytes(Canary)) },
            { "empty", () => Protector.Protect("u1", "email", "") },
            { "null", () => Protector.Protect("u1", "email", null!) },
            { "half a character", () => Protector.Protect("u1", "email", Canary + "\ud800") },
            { "too long", () => Protector.Hash("email", Canary + new string('x', 4_096)) },
            { "somebody unspeakable", () => Protector.Protect(Canary + "\udc00", "email", Canary) },
            { "somebody too long", () => Protector.Unprotect(Canary + new string('x', 256), "email", value) },
            { "a channel too long", () => Protector.Hash(Canary + new string('x', 32), Canary) },
            { "a key in the wrong fields", () => _ = new ContactKeyRing(Misplaced(Key)) },
            { "a key with a typo", () => _ = new ContactKeyRing(Misplaced(Key + "!")) },
            { "a key as hex", () => _ = new ContactKeyRing(Misplaced(Hex)) },
            { "a key cut off", () => _ = new ContactKeyRing(Misplaced(Key[..40])) },
        };
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void No_refusal_names_an_address_or_a_key(string because, Action refused)
    {
        var refusal = refused.Should().Throw<Exception>(because).Which;

        refusal.Should().Match(e => e is ContactProtectionException || e is InvalidInputException);
        Search(refusal.ToString());
    }

    [Fact]
    public void Nothing_that_is_written_out_names_an_address_or_a_key()
    {
        var options = Rings.Options("a", "a");
        var contacts = new ProtectedContacts(Protector);
        var row = contacts.Create(Guid.Empty, "u1", "email", Canary);
        object[] written =
        [
            options, options.Keys[0], Misplaced(Key), Misplaced(Key).Keys[0], Misplaced(Hex).Keys[0],
            new ContactKeyRing(options), Protector, contacts, row,
        ];

        foreach (var one in written)
        {
            Search(one.ToString()!);
        }

        options.ToString().Should().Be("1 contact key(s)");
        options.Keys[0].ToString().Should().Be("Contact key a");
    }

    private static void Search(string text) =>
        text.Should().NotContainAny(Canary, "canary", "7f3a", Key, Key[..20], Hex);

    private static ContactKeyOptions Misplaced(string secret)
    {
        var options = new ContactKeyOptions { ActiveKey = secret, HashKey = secret };
        options.Keys.Add(new ContactKey { Id = secret, Key = secret });
        return options;
    }
}
