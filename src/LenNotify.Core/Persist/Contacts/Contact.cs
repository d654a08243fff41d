namespace LenNotify.Storage;

/// <summary>One address or device of one person on one channel. Stores see only the protected address and its keyed hash.</summary>
public sealed record Contact
{
    /// <summary>The target that deliveries name; it stays the same while the address behind it may change.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string UserId { get; init; }

    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The address, protected for this person: moved to another person's row it cannot be read.</summary>
    public required ReadOnlyMemory<byte> Address { get; init; }

    /// <summary>The keyed hash by which an inbound STOP or a bounce finds its people.</summary>
    public required ReadOnlyMemory<byte> AddressHash { get; init; }

    /// <summary>ISO 3166 alpha-2 of the address, where it has one; the channel's closed hours go by it.</summary>
    public string? Country { get; init; }

    /// <summary>When the person proved that it is theirs.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>When and how the person consented to this channel.</summary>
    public Evidence? Consent { get; init; }

    /// <summary>Why nothing may be sent to it any more.</summary>
    public Suppression? Suppressed { get; init; }
}
