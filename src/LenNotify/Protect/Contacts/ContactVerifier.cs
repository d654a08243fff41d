using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Proves that an address is the person's: a code goes there, good for 10 minutes and 5 tries. Codes and tries are counted in
/// the store, so that all nodes together allow no more.
/// </summary>
internal sealed class ContactVerifier(IDocuments documents, IContactProtector protector, ContactDesk desk, IUserSettings settings, CodeSender sender)
{
    private const string Kind = "verification";

    // No channel can be called so, so that no address ever has a code's hash.
    private const string Purpose = "verification code";
    private const int MostTries = 5;
    private const int Codes = 1_000_000;
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(10);
    private static readonly ChannelRate Rate = new(5, TimeSpan.FromHours(1));

    /// <summary>Sends a new code to the address that waits for one; those before it are good no more.</summary>
    /// <exception cref="InvalidInputException">No address on this channel waits to be verified.</exception>
    /// <exception cref="VerificationRefusedException">Too many were sent, or the provider did not take it.</exception>
    internal async Task<DateTimeOffset> SendAsync(string userId, string channel, CancellationToken cancellationToken)
    {
        var line = desk.Demand(channel);
        var contact = (await desk.FindAsync(userId, channel, cancellationToken).ConfigureAwait(false)).Contacts
            .LastOrDefault(own => own.Contact.VerifiedAt is null)?.Contact
            ?? throw new InvalidInputException("verification", [new("channel", "has no address of yours that waits to be verified.", "a channel with an address that is not verified yet")]);
        var code = RandomNumberGenerator.GetInt32(Codes).ToString("D6", CultureInfo.InvariantCulture);
        var expires = desk.Now + Good;
        await ChangeAsync(userId, channel, "verification_requested", known => Next(known, contact.Id, HashOf(contact.Id, code), expires), cancellationToken).ConfigureAwait(false);
        await sender.SendAsync(line, userId, desk.AddressOf(contact), code, cancellationToken).ConfigureAwait(false);
        return expires;
    }

    /// <summary>Offers a code. The try counts before it is looked at.</summary>
    internal async Task<VerificationAnswer> VerifyAsync(string userId, string channel, string code, CancellationToken cancellationToken)
    {
        desk.Demand(channel);
        var answer = VerificationAnswer.Expired;
        Guid contactId = default;
        await ChangeAsync(userId, channel, "verification_tried", known =>
        {
            answer = Judge(known, code);
            contactId = known?.ContactId ?? default;
            return answer is VerificationAnswer.Expired ? null
                : answer is VerificationAnswer.Verified ? known! with { ExpiresAt = desk.Now, Tries = MostTries }
                : known! with { Tries = known.Tries + 1 };
        }, cancellationToken).ConfigureAwait(false);
        return answer == VerificationAnswer.Verified && !await MarkAsync(userId, channel, contactId, cancellationToken).ConfigureAwait(false)
            ? VerificationAnswer.Expired
            : answer;
    }

    private VerificationAnswer Judge(Verification? known, string code) =>
        known is null || known.ExpiresAt <= desk.Now ? VerificationAnswer.Expired
        : known.Tries >= MostTries ? VerificationAnswer.Exhausted
        : CryptographicOperations.FixedTimeEquals(known.CodeHash, HashOf(known.ContactId, code)) ? VerificationAnswer.Verified
        : VerificationAnswer.Wrong;

    private Verification Next(Verification? known, Guid contactId, byte[] hash, DateTimeOffset expires)
    {
        var window = known is null ? RateWindow.Empty : RateWindow.FromBytes(known.Sends);
        return window.Room(Rate, desk.Now) > 0
            ? new Verification(contactId, hash, expires, 0, window.Take(Rate, 1, desk.Now).ToBytes())
            : throw new VerificationRefusedException($"{Rate.Limit} codes an hour are as many as may be asked for.", window.FreeAt(Rate, desk.Now));
    }

    // The address may have been removed or replaced since.
    private async Task<bool> MarkAsync(string userId, string channel, Guid contactId, CancellationToken cancellationToken)
    {
        var own = await desk.FindAsync(userId, channel, cancellationToken).ConfigureAwait(false);
        if (own.Contacts.FirstOrDefault(one => one.Contact.Id == contactId)?.Contact is not { } contact)
        {
            return false;
        }

        var verified = new HostContact(channel, desk.AddressOf(contact)) { Verified = true, Consented = contact.Consent is not null, Country = contact.Country };
        await settings.PutContactAsync(userId, verified, contact.Consent ?? new Evidence(desk.Now, EvidenceSource.Settings), cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task ChangeAsync(string userId, string channel, string action, Func<Verification?, Verification?> change, CancellationToken cancellationToken)
    {
        var key = new DocumentKey(Kind, userId, channel);
        long? version = null;
        while (version is null)
        {
            var stored = await documents.GetDocumentAsync(key, cancellationToken).ConfigureAwait(false);
            var known = stored is null ? null : JsonSerializer.Deserialize(stored.Json, VerificationJson.Default.Verification);
            if (change(known) is not { } changed)
            {
                return;
            }

            version = await documents.PutDocumentAsync(
                new StoredDocument(key, stored?.Version ?? 0, JsonSerializer.Serialize(changed, VerificationJson.Default.Verification)),
                new AuditFact(userId, action, userId, channel), desk.Now, cancellationToken).ConfigureAwait(false);
        }
    }

    private byte[] HashOf(Guid contactId, string code) => protector.Hash(Purpose, $"{contactId:N}:{code}");
}
