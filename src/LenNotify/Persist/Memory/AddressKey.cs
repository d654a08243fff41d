namespace LenNotify;

/// <summary>An address on a channel, by the keyed hash that is all a store knows of it.</summary>
internal readonly record struct AddressKey(string Channel, string Hash)
{
    /// <summary>The key of a hash.</summary>
    public static AddressKey Of(string channel, ReadOnlyMemory<byte> hash) => new(channel, Convert.ToHexString(hash.Span));
}
