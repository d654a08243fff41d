namespace LenNotify.Storage;

/// <summary>An address on a channel, by all that a store knows of it.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Hash">The keyed hash.</param>
public sealed record HashedAddress(string Channel, ReadOnlyMemory<byte> Hash);
