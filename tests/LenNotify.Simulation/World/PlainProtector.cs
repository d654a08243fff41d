using System.Text;

namespace LenNotify.Simulation;

/// <summary>Protects nothing: what is encrypted differs from run to run, and no run may differ from another.</summary>
internal sealed class PlainProtector : IContactProtector
{
    public byte[] Protect(string userId, string channel, string address) => Encoding.UTF8.GetBytes(address);

    public string Unprotect(string userId, string channel, ReadOnlySpan<byte> value) => Encoding.UTF8.GetString(value);

    public byte[] Hash(string channel, string canonicalAddress) => Encoding.UTF8.GetBytes($"{channel}:{canonicalAddress}".PadRight(32));
}
