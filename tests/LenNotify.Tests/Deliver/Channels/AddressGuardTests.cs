using System.Net;

namespace LenNotify.Tests;

public class AddressGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("0x7f.1")]
    [InlineData("2130706433")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("192.0.0.192")]
    [InlineData("198.18.0.1")]
    [InlineData("203.0.113.9")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:0:127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:c0a8:101::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("3fff::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("100::1")]
    public void What_lies_inside_is_closed_in_whatever_notation(string address) => AddressGuard.IsOpen(IPAddress.Parse(address), []).Should().BeFalse();

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("100.63.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("2002:808:808::1")]
    public void The_open_internet_is_open(string address) => AddressGuard.IsOpen(IPAddress.Parse(address), []).Should().BeTrue();

    [Fact]
    public void An_ipv4_address_is_judged_the_same_in_each_of_its_ipv6_forms()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[4];
            random.NextBytes(bytes);
            bytes[0] = i % 3 == 0 ? (byte)new[] { 10, 100, 127, 169, 172, 192, 198, 203, 224 }[i % 9] : bytes[0];
            var open = AddressGuard.IsOpen(new IPAddress(bytes), []);

            AddressGuard.IsOpen(new IPAddress(bytes).MapToIPv6(), []).Should().Be(open);
            AddressGuard.IsOpen(new IPAddress([0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, .. bytes]), []).Should().Be(open);
            AddressGuard.IsOpen(new IPAddress([0x20, 2, .. bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]), []).Should().Be(open);
        }
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("10.2.0.1", false)]
    [InlineData("fd12::5", true)]
    public void A_network_of_the_hosts_own_is_open_when_it_says_so(string address, bool open) =>
        AddressGuard.IsOpen(IPAddress.Parse(address), [IPNetwork.Parse("10.1.0.0/16"), IPNetwork.Parse("fd12::/16")]).Should().Be(open);
}
