using LenNotify.Storage;

namespace LenNotify.Core.Tests;

public class ActivityBytesTests
{
    [Fact]
    public void A_value_reads_back_as_it_was_written()
    {
        var random = new Random(60);
        for (var i = 0; i < 2_000; i++)
        {
            var value = RandomActivity.Next(random);

            var back = UserActivity.FromBytes(value.ToBytes());

            back.Equals(value).Should().BeTrue();
            back.GetHashCode().Should().Be(value.GetHashCode());
            back.Groups.SequenceEqual(value.Groups).Should().BeTrue();
            back.Caps.Length.Should().Be(value.Caps.Length);
            for (var c = 0; c < back.Caps.Length; c++)
            {
                back.Caps[c].Key.Should().Be(value.Caps[c].Key);
                back.Caps[c].Expires.Should().Be(value.Caps[c].Expires);
                back.Caps[c].Starts.AsSpan().SequenceEqual(value.Caps[c].Starts).Should().BeTrue();
            }
        }
    }

    [Fact]
    public void Nothing_is_no_bytes_and_no_bytes_are_nothing()
    {
        UserActivity.None.ToBytes().Should().BeEmpty();
        UserActivity.FromBytes([]).Should().Be(UserActivity.None);
        UserActivity.FromBytes([1, 0, 0, 0, 0]).Should().Be(UserActivity.None);
        UserActivity.None.Equals((object)"").Should().BeFalse();
        UserActivity.None.Equals(null).Should().BeFalse();
    }

    [Fact]
    public void The_bytes_are_these_on_every_machine() =>
        Convert.ToHexString(new UserActivity([new CapWindow(0x1122334455667788, 5, 0, [new Start(3, -2)])], [new OpenGroup(1, 7, 9, 4)], measuredBy: null).ToBytes())
            .Should().Be(
                "01" + "0100" + "0100"
                + "8877665544332211" + "0500000000000000" + "0100" + "0300000000000000" + "FEFFFFFFFFFFFFFF"
                + "0100000000000000" + "0700000000000000" + "0900000000000000" + "04000000");

    [Fact]
    public void A_full_value_of_the_largest_caps_still_fits()
    {
        var starts = Enumerable.Range(0, 1_000).Select(i => new Start(i, i)).ToArray();
        var value = new UserActivity([.. Enumerable.Range(0, UserActivity.MostKeys).Select(i => new CapWindow((ulong)i, 2_000, 0, starts))], [], measuredBy: null);

        UserActivity.FromBytes(value.ToBytes()).Should().Be(value);
    }
}
