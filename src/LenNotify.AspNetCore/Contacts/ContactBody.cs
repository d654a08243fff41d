namespace LenNotify;

/// <summary>One address, masked.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Address">The address, masked.</param>
/// <param name="Verified">The person proved that it is theirs.</param>
/// <param name="Consented">The person agreed to be reached there; when, and to what, is in <c>consent</c> unless the host knows that.</param>
/// <param name="KeptByHost">It comes from the host's own directory, and is changed there.</param>
/// <param name="VerifiedAt">Since when; null where the host knows that.</param>
/// <param name="Consent">When and to which wording.</param>
/// <param name="Suppressed">Why it is not used.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
internal sealed record ContactBody(
    Guid Id, string Address, bool Verified, bool Consented, bool KeptByHost, DateTimeOffset? VerifiedAt = null, EvidenceBody? Consent = null, string? Suppressed = null, string? Country = null)
{
    internal static ContactBody Of(OwnContact own) => new(
        own.Contact.Id,
        own.Masked,
        own.Contact.VerifiedAt is not null,
        own.Contact.Consent is not null,
        own.IsHeld,
        own.IsHeld ? null : own.Contact.VerifiedAt,
        own.IsHeld ? null : EvidenceBody.Of(own.Contact.Consent),
        own.Contact.Suppressed is { } suppressed ? WireNames.Of(suppressed.Cause) : null,
        own.Contact.Country);
}
