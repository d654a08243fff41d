namespace LenNotify.Tests;

public class ContactKeyTests
{
    [Fact]
    public void No_key_at_all_is_refused() => Problems(new ContactKeyOptions()).Should().Equal(
        "keys: has 0 entries. Allowed: 1 to 100 entries.",
        "active_key: is empty. Allowed: the id of one of the keys.",
        "hash_key: is empty. Allowed: 32 random bytes as base64.");

    [Fact]
    public void Null_from_careless_code_is_refused()
    {
        var options = Rings.Options("a", "a");
        (options.ActiveKey, options.HashKey) = (null!, null!);
        options.Keys.Add(null!);
        options.Keys.Add(new ContactKey { Id = null!, Key = null! });

        Problems(options).Should().Equal(
            "keys[1]: is null. Allowed: an id and a key.",
            "keys[2].id: is not a key id. Allowed: 1-32 letters, digits and _ . -.",
            "keys[2].key: is empty. Allowed: 32 random bytes as base64.",
            "active_key: is empty. Allowed: the id of one of the keys.",
            "hash_key: is empty. Allowed: 32 random bytes as base64.");
    }

    [Fact]
    public void An_active_key_that_is_not_there_is_refused() => Problems(Rings.Options("b", "a")).Should().Equal(
        "active_key: names none of the keys. Allowed: the id of one of the keys.");

    [Fact]
    public void Two_keys_of_one_id_are_refused()
    {
        var options = Rings.Options("a", "a", "a");
        options.Keys[1].Key = Rings.Secret(9);

        Problems(options).Should().Equal("keys[1].id: is 'a', as another key's is. Allowed: each id once.");
    }

    [Fact]
    public void Ids_that_differ_by_case_are_two() => Problems(Rings.Options("a", "a", "A")).Should().BeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("2026 11")]
    [InlineData("a\nb")]
    [InlineData("é")]
    [InlineData("123456789012345678901234567890123")]
    public void An_id_that_could_not_stand_beside_a_value_is_refused(string id)
    {
        var options = Rings.Options("a", "a", "b");
        options.Keys[1].Id = id;

        Problems(options).Should().Equal("keys[1].id: is not a key id. Allowed: 1-32 letters, digits and _ . -.");
        options.Keys[1].ToString().Should().Be("Contact key without a usable id");
    }

    [Fact]
    public void An_id_of_32_characters_serves()
    {
        var options = Rings.Options("a", "a");
        options.ActiveKey = options.Keys[0].Id = new string('x', 32);

        var protector = Rings.Protector(options);

        protector.Unprotect("u1", "sms", protector.Protect("u1", "sms", "+1")).Should().Be("+1");
    }

    [Theory]
    [InlineData("not base64!", "is not base64.")]
    [InlineData("QUJD", "has 3 bytes.")]
    [InlineData("    ", "has 0 bytes.")]
    public void A_key_that_is_none_is_refused(string key, string message)
    {
        var options = Rings.Options("a", "a");
        options.Keys[0].Key = options.HashKey = key;

        Problems(options).Should().Equal(
            $"keys[0].key: {message} Allowed: 32 random bytes as base64.", $"hash_key: {message} Allowed: 32 random bytes as base64.");
    }

    [Theory]
    [InlineData(16)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(64)]
    public void A_key_of_another_length_is_refused(int length)
    {
        var options = Rings.Options("a", "a");
        options.Keys[0].Key = Convert.ToBase64String(new byte[length]);

        Problems(options).Should().Equal($"keys[0].key: has {length} bytes. Allowed: 32 random bytes as base64.");
    }

    [Fact]
    public void A_key_that_serves_twice_is_refused()
    {
        var options = Rings.Options("a", "a", "b");
        options.Keys[1].Key = options.HashKey = options.Keys[0].Key;

        Problems(options).Should().Equal(
            "keys[1].key: is the same as keys[0].key. Allowed: each key for one use.",
            "hash_key: is the same as keys[0].key. Allowed: each key for one use.");
    }

    [Fact]
    public void More_keys_than_anyone_rotates_are_refused()
    {
        var options = Rings.Options("k", [.. Enumerable.Range('k', 101).Select(c => ((char)c).ToString())]);

        Problems(options).Should().Contain("keys: has 101 entries. Allowed: 1 to 100 entries.");
    }

    private static string[] Problems(ContactKeyOptions options)
    {
        try
        {
            _ = new ContactKeyRing(options);
            return [];
        }
        catch (InvalidInputException refusal)
        {
            refusal.Message.Should().StartWith("The set of contact keys was refused");
            return [.. refusal.Problems.Select(problem => problem.ToString())];
        }
    }
}
