using System.Text;

namespace LenNotify.Tests;

public class ProtectionTests
{
    private const string Address = Canary.Phone;

    private static readonly IContactProtector Protector = Rings.Protector("a", "a");

    [Fact]
    public void What_was_protected_comes_back_as_it_was()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var (user, channel, address) = (RandomText(random, 256), RandomText(random, 32), RandomText(random, i < 20 ? 4_096 : 60));

            var value = Protector.Protect(user, channel, address);

            Protector.Unprotect(user, channel, value).Should().Be(address);
        }
    }

    [Fact]
    public void An_address_cannot_be_found_in_what_is_stored()
    {
        var value = Protector.Protect("u1", "sms", Address);

        Encoding.Latin1.GetString(value).Should().NotContain("1234").And.NotContain("8901");
    }

    [Fact]
    public void One_address_never_looks_the_same_twice() =>
        Enumerable.Range(0, 1_000).Select(_ => Convert.ToBase64String(Protector.Protect("u1", "sms", Address))).Should().OnlyHaveUniqueItems();

    [Fact]
    public void A_value_in_the_row_of_another_person_cannot_be_read() => Refuses("u2", "sms", Protector.Protect("u1", "sms", Address));

    [Fact]
    public void A_value_on_another_channel_cannot_be_read() => Refuses("u1", "voice", Protector.Protect("u1", "sms", Address));

    [Fact]
    public void A_person_and_a_channel_that_join_to_the_same_text_are_still_others() => Refuses("u", "1sms", Protector.Protect("u1", "sms", Address));

    [Fact]
    public void A_value_with_any_bit_turned_cannot_be_read()
    {
        var value = Protector.Protect("u1", "sms", Address);
        for (var bit = 0; bit < value.Length * 8; bit++)
        {
            var altered = value.ToArray();
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Refuses("u1", "sms", altered);
        }
    }

    [Fact]
    public void A_value_cut_off_or_prolonged_at_any_length_cannot_be_read()
    {
        var value = Protector.Protect("u1", "sms", Address);
        for (var length = 0; length < value.Length; length++)
        {
            Refuses("u1", "sms", value[..length]);
            Refuses("u1", "sms", value[(length + 1)..]);
        }

        Refuses("u1", "sms", [.. value, 0]);
    }

    [Fact]
    public void Bytes_that_were_never_protected_cannot_be_read()
    {
        var random = new Random(8);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = new byte[random.Next(100)];
            random.NextBytes(bytes);
            if (bytes.Length > 1 && random.Next(2) == 0)
            {
                (bytes[0], bytes[1]) = (1, (byte)random.Next(70));
            }

            Refuses("u1", "sms", bytes);
            Protector.IsCurrent(bytes).Should().BeFalse();
        }
    }

    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        var wrong = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).SelectMany(thread =>
            Enumerable.Range(0, 2_000).Where(i =>
            {
                var (user, address) = ($"u{thread}", $"+{thread}{i:D10}");
                return Protector.Unprotect(user, "sms", Protector.Protect(user, "sms", address)) != address
                    || !Protector.Hash("sms", address).SequenceEqual(Protector.Hash("sms", address));
            }));

        wrong.Should().BeEmpty();
    }

    private static void Refuses(string user, string channel, byte[] value)
    {
        var read = () => Protector.Unprotect(user, channel, value);
        read.Should().ThrowExactly<ContactProtectionException>().Which.InnerException.Should().BeNull();
    }

    private static string RandomText(Random random, int most)
    {
        var text = new StringBuilder();
        var length = random.Next(1, most + 1);
        while (text.Length < length)
        {
            var rune = random.Next(3) == 0 ? random.Next(0x110000) : random.Next(0x80);
            if (Rune.IsValid(rune) && text.Length + new Rune(rune).Utf16SequenceLength <= length)
            {
                text.Append(new Rune(rune).ToString());
            }
        }

        return text.ToString();
    }
}
