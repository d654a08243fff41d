namespace LenNotify.Tests;

public class ProtectedContactsTests
{
    private static readonly Guid Id = new("0193e5a0-0000-7000-8000-000000000001");

    private readonly ProtectedContacts _contacts = new(Rings.Protector("a", "a"));

    [Fact]
    public void A_row_gives_back_the_address_as_the_person_spelled_it()
    {
        var row = _contacts.Create(Id, "u1", "email", "Ann.Lee@Example.com");

        _contacts.AddressOf(row).Should().Be("Ann.Lee@Example.com");
        (row.Id, row.UserId, row.Channel).Should().Be((Id, "u1", "email"));
        (row.VerifiedAt, row.Consent, row.Suppressed).Should().Be((null, null, null), "nothing is known yet");
    }

    [Fact]
    public void An_inbound_address_finds_the_row_however_it_is_spelled()
    {
        var row = _contacts.Create(Id, "u1", "email", "Ann.Lee@Example.com");

        row.AddressHash.ToArray().Should().Equal(_contacts.HashOf("email", "ann.lee@EXAMPLE.com"));
    }

    [Fact]
    public void People_who_share_an_address_share_its_hash_and_nothing_else()
    {
        var (one, other) = (_contacts.Create(Id, "u1", "sms", Canary.Phone), _contacts.Create(Id, "u2", "sms", Canary.Phone));

        one.AddressHash.ToArray().Should().Equal(other.AddressHash.ToArray());
        var read = () => _contacts.AddressOf(other with { Address = one.Address });
        read.Should().Throw<ContactProtectionException>();
    }

    [Fact]
    public void After_a_rotation_a_row_is_refreshed_once_and_keeps_all_else()
    {
        var old = _contacts.Create(Id, "u1", "sms", Canary.Phone) with { Country = "US", VerifiedAt = DateTimeOffset.UnixEpoch };
        var between = new ProtectedContacts(Rings.Protector("b", "a", "b"));

        var refreshed = between.Refreshed(old);

        new ProtectedContacts(Rings.Protector("b", "b")).AddressOf(refreshed).Should().Be(Canary.Phone);
        refreshed.Should().Be(old with { Address = refreshed.Address });
        between.Refreshed(refreshed).Should().BeSameAs(refreshed);
    }

    [Fact]
    public void A_protector_that_knows_of_no_rotation_is_always_current()
    {
        var contacts = new ProtectedContacts(new Reversing());
        var row = contacts.Create(Id, "u1", "sms", "+1");

        contacts.Refreshed(row).Should().BeSameAs(row);
        contacts.AddressOf(row).Should().Be("+1");
        contacts.HashOf("sms", "+1").Should().Equal(row.AddressHash.ToArray());
    }

    // What a host of its own mind has to write.
    private sealed class Reversing : IContactProtector
    {
        public byte[] Protect(string userId, string channel, string address) => [.. address.Reverse().Select(c => (byte)c)];

        public string Unprotect(string userId, string channel, ReadOnlySpan<byte> value) => new([.. value.ToArray().Reverse().Select(b => (char)b)]);

        public byte[] Hash(string channel, string canonicalAddress) => [(byte)canonicalAddress.Length];
    }
}
