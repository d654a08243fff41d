namespace LenNotify.Tests;

public class RotationTests
{
    private const string Address = "ann@example.com";

    private readonly IContactProtector _before = Rings.Protector("a", "a");
    private readonly IContactProtector _between = Rings.Protector("b", "a", "b");
    private readonly IContactProtector _after = Rings.Protector("b", "b");

    [Fact]
    public void Old_values_are_still_read_while_their_key_is_there() =>
        _between.Unprotect("u1", "email", _before.Protect("u1", "email", Address)).Should().Be(Address);

    [Fact]
    public void New_values_are_made_with_the_active_key() =>
        _after.Unprotect("u1", "email", _between.Protect("u1", "email", Address)).Should().Be(Address);

    [Fact]
    public void A_value_whose_key_was_removed_says_which_key_is_missing()
    {
        var read = () => _after.Unprotect("u1", "email", _before.Protect("u1", "email", Address));

        var refusal = read.Should().Throw<ContactProtectionException>().WithMessage("*contact key 'a' is missing*").Which;
        refusal.MissingKeyId.Should().Be("a");
    }

    [Fact]
    public void A_value_that_no_key_can_mend_names_none()
    {
        var read = () => _after.Unprotect("u1", "email", []);

        read.Should().Throw<ContactProtectionException>().Which.MissingKeyId.Should().BeNull();
    }

    [Fact]
    public void Another_key_under_the_same_id_reads_nothing()
    {
        var options = Rings.Options("a", "a");
        options.Keys[0].Key = Rings.Secret(99);

        var read = () => Rings.Protector(options).Unprotect("u1", "email", _before.Protect("u1", "email", Address));

        read.Should().Throw<ContactProtectionException>().Which.MissingKeyId.Should().BeNull();
    }

    [Fact]
    public void Only_what_the_active_key_made_is_current()
    {
        _between.IsCurrent(_before.Protect("u1", "email", Address)).Should().BeFalse();
        _between.IsCurrent(_between.Protect("u1", "email", Address)).Should().BeTrue();
        _after.IsCurrent(_between.Protect("u1", "email", Address)).Should().BeTrue();
    }

    [Fact]
    public void A_ring_is_a_copy_so_that_changed_options_wait_for_the_next_ring()
    {
        var options = Rings.Options("a", "a");
        var protector = Rings.Protector(options);
        (options.ActiveKey, options.HashKey, options.Keys[0].Key) = ("gone", "", "");

        protector.Unprotect("u1", "email", protector.Protect("u1", "email", Address)).Should().Be(Address);
    }
}
