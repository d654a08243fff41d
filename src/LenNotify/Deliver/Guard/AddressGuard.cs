using System.Net;
using System.Net.Sockets;

namespace LenNotify;

/// <summary>
/// Knows which IP addresses lie on the open internet. It asks what an address reaches, not how it is written: an IPv4 address
/// inside an IPv6 one is judged as the IPv4 address that it is.
/// </summary>
internal static class AddressGuard
{
    // The registries of special addresses (RFC 6890 and its successors), and the metadata services that lie elsewhere.
    private static readonly IPNetwork[] Closed4 = [.. Parsed(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32")];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] Closed6 = [.. Parsed("2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20")];

    // Networks whose addresses hold an IPv4 address, and at which byte.
    private static readonly (IPNetwork Network, int At)[] Holding4 =
        [(IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2)];

    internal static bool IsOpen(IPAddress address, IEnumerable<IPNetwork> alsoOpen)
    {
        var reached = Reached(address);
        return alsoOpen.Any(network => network.Contains(reached) || (!address.IsIPv4MappedToIPv6 && network.Contains(address))) || (reached.AddressFamily == AddressFamily.InterNetwork
            ? !Array.Exists(Closed4, network => network.Contains(reached))
            : Global6.Contains(reached) && !Array.Exists(Closed6, network => network.Contains(reached)));
    }

    private static IPAddress Reached(IPAddress address)
    {
        // A network is never asked for an IPv4 address in the form of an IPv6 one: it compares those bit by bit, and wrongly.
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        }

        // A scope says through which of our own links; no address from outside has one.
        var bytes = address.GetAddressBytes();
        var plain = new IPAddress(bytes);
        foreach (var (network, at) in Holding4)
        {
            if (network.Contains(plain))
            {
                return new IPAddress(bytes.AsSpan(at, 4));
            }
        }

        return plain;
    }

    private static IEnumerable<IPNetwork> Parsed(params string[] networks) => networks.Select(network => IPNetwork.Parse(network));
}
