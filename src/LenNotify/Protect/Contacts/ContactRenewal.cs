using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Protects addresses anew that stand under another key than today's, so that a key that was rotated out is needed no more one day. A
/// sweep looks at so many people and the next one goes on from there. Whoever changes a book meanwhile wins, and is looked at again in
/// the next round. A round in which nothing was to be done says so, and the next one waits a day.
/// </summary>
internal sealed partial class ContactRenewal(IDocuments documents, IContacts contacts, ProtectedContacts protection, ILogger<ContactRenewal> log) : ISweep
{
    private const int MostPages = 20;
    private static readonly string Kind = DocumentKey.ContactsOf("").Kind;
    private static readonly TimeSpan Rest = TimeSpan.FromDays(1);
    private RenewalRound _round = new();
    private string? _from;
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public async Task SweepAsync(RetentionOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var page = 0; page < MostPages && now >= _next && !cancellationToken.IsCancellationRequested; page++)
        {
            var found = await documents.ListDocumentsAsync(Kind, options.BatchSize, _from, cancellationToken).ConfigureAwait(false);
            string[] people = [.. found.Items.Select(book => book.Key.Owner)];
            var books = await contacts.GetContactsAsync(people, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < people.Length; i++)
            {
                await RenewAsync(people[i], books[i], now, cancellationToken).ConfigureAwait(false);
            }

            _from = found.Next;
            if (_from is null)
            {
                End(now);
                return;
            }
        }
    }

    private async Task RenewAsync(string userId, ContactBook book, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Contact[] renewed = [.. book.Contacts.Select(Renewed)];
        var count = renewed.Zip(book.Contacts).Count(pair => !ReferenceEquals(pair.First, pair.Second));
        _round.People++;
        if (count == 0)
        {
            return;
        }

        var fact = new AuditFact("lennotify", "contacts_protected_anew", userId, FormattableString.Invariant($"{count} addresses"));
        var written = await contacts.PutContactsAsync(userId, book with { Contacts = renewed }, fact, now, cancellationToken).ConfigureAwait(false);
        _round.Renewed += written is null ? 0 : count;
        _round.Changed += written is null ? 1 : 0;
    }

    private Contact Renewed(Contact contact)
    {
        try
        {
            return protection.Refreshed(contact);
        }
        catch (ContactProtectionException unreadable)
        {
            _round.Unreadable++;
            _round.MissingKey ??= unreadable.MissingKeyId;
            return contact;
        }
    }

    private void End(DateTimeOffset now)
    {
        var round = _round;
        _round = new RenewalRound();
        if (round.Unreadable > 0)
        {
            Unreadable(log, round.Unreadable, round.MissingKey ?? "none");
        }

        if (round.Renewed + round.Changed > 0)
        {
            Renewed(log, round.Renewed, round.People, round.Changed);
            return;
        }

        _next = now + Rest;
        if (round.Unreadable == 0)
        {
            Current(log, round.People);
        }
    }

    [LoggerMessage(4331, LogLevel.Information, "{Renewed} addresses were protected anew under the active key, of {People} people; {Changed} people were changed meanwhile. Another round follows.")]
    private static partial void Renewed(ILogger logger, int renewed, int people, int changed);

    [LoggerMessage(4332, LogLevel.Information, "Every stored address stands under the active contact key: {People} people were looked at, and no other key is needed for any of them.")]
    private static partial void Current(ILogger logger, int people);

    [LoggerMessage(4333, LogLevel.Warning, "{Count} stored addresses cannot be read and stay as they are (missing contact key: {MissingKey}).")]
    private static partial void Unreadable(ILogger logger, int count, string missingKey);
}
