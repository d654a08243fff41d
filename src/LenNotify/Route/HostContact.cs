namespace LenNotify;

/// <summary>An address that the host holds. It never reaches the store.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Address">The address in clear.</param>
public sealed record HostContact(string Channel, string Address)
{
    /// <summary>The person proved that it is theirs.</summary>
    public bool Verified { get; init; } = true;

    /// <summary>The person consented to this channel.</summary>
    public bool Consented { get; init; } = true;

    /// <summary>ISO 3166 alpha-2 of the address, where it has one. A phone number without it is of the country whose code it begins with.</summary>
    public string? Country { get; init; }

    /// <summary>Without the address, which is nobody's business in a log.</summary>
    public override string ToString() => $"{Channel}: {AddressMask.Of(Address)}";
}
