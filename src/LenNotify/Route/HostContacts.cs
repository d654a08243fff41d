using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Addresses that the host holds, in the form of contact books. The target that deliveries name is made of channel and
/// address, so that an address that changed is another target; what the store has suppressed holds by address, wherever that
/// address is kept.
/// </summary>
internal sealed partial class HostContacts(ProtectedContacts protection, IContacts contacts, HostDirectory? directory, ILogger<HostContacts> log) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => directory?.Dispose();

    /// <summary>Whether the host holds any.</summary>
    internal bool Any => directory is not null;

    /// <summary>The store's books with the host's addresses added, in the order asked.</summary>
    internal async ValueTask<WholeBook[]> AddToAsync(IReadOnlyList<string> userIds, IReadOnlyList<ContactBook> books, CancellationToken cancellationToken)
    {
        var whole = new WholeBook[books.Count];
        if (directory is null)
        {
            for (var i = 0; i < whole.Length; i++)
            {
                whole[i] = new WholeBook(books[i], null);
            }

            return whole;
        }

        var answers = await directory.AskAsync(userIds, cancellationToken).ConfigureAwait(false);
        var held = await HeldAsync(userIds, answers, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < whole.Length; i++)
        {
            whole[i] = new WholeBook(held[i].Count == 0 ? books[i] : Merged(books[i], held[i]), answers[i].Error);
        }

        return whole;
    }

    // An opt-out or a bounce of an address that no book has is found by its hash, for all people in one read.
    private async Task<List<Contact>[]> HeldAsync(IReadOnlyList<string> userIds, DirectoryAnswer[] answers, CancellationToken cancellationToken)
    {
        var held = new List<Contact>[answers.Length];
        for (var i = 0; i < held.Length; i++)
        {
            held[i] = [.. answers[i].Held.Select(one => TryMake(userIds[i], one)).OfType<Contact>()];
        }

        HashedAddress[] addresses = [.. held.SelectMany(own => own).Select(contact => new HashedAddress(contact.Channel, contact.AddressHash))];
        var known = addresses.Length == 0 ? [] : await contacts.FindAddressesAsync(addresses, cancellationToken).ConfigureAwait(false);
        var next = 0;
        foreach (var own in held)
        {
            for (var i = 0; i < own.Count; i++)
            {
                own[i] = own[i] with { Suppressed = known[next++].Suppressed };
            }
        }

        return held;
    }

    // Of an address that both have, the host's word counts.
    private static ContactBook Merged(ContactBook book, List<Contact> held) => book with
    {
        Contacts = [.. book.Contacts.Where(stored => !held.Exists(own => own.Channel == stored.Channel && own.AddressHash.Span.SequenceEqual(stored.AddressHash.Span))), .. held],
    };

    // One address that cannot be one must not cut the person off from all others.
    private Contact? TryMake(string userId, HostContact? held)
    {
        if (held is null)
        {
            return null;
        }

        try
        {
            var hash = protection.HashOf(held.Channel, held.Address);
            return protection.Create(new Guid(hash.AsSpan(0, 16)), userId, held.Channel, held.Address) with
            {
                Country = held.Country ?? PhoneCountry.Of(held),
                VerifiedAt = held.Verified ? DateTimeOffset.UnixEpoch : null,
                Consent = held.Consented ? new Evidence(DateTimeOffset.UnixEpoch, "host") : null,
            };
        }
        catch (Exception error) when (error is InvalidInputException or ArgumentException)
        {
            Unusable(log, userId, error.Message);
            return null;
        }
    }

    [LoggerMessage(1111, LogLevel.Warning, "An address that the host holds for user {UserId} cannot be used: {Problem}")]
    private static partial void Unusable(ILogger logger, string userId, string problem);
}
