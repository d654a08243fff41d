namespace LenNotify;

/// <summary>One address, masked.</summary>
internal sealed record ContactBody(Guid Id, string Address, bool Verified, DateTimeOffset? VerifiedAt = null, EvidenceBody? Consent = null, string? Suppressed = null, string? Country = null)
{
    internal static ContactBody Of(OwnContact own) => new(
        own.Contact.Id,
        own.Masked,
        own.Contact.VerifiedAt is not null,
        own.Contact.VerifiedAt,
        EvidenceBody.Of(own.Contact.Consent),
        own.Contact.Suppressed is { } suppressed ? WireNames.Of(suppressed.Cause) : null,
        own.Contact.Country);
}
