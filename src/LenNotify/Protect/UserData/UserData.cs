using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>A person's rights, over the store and what this process remembers.</summary>
internal sealed class UserData(IUpkeep upkeep, SettingsStore settings, Recipients people, InboxPush push, StoreClock clock) : IUserData
{
    // No channel can be called so, so that no address ever has a person's hash.
    private const string Purpose = "user id";

    public async IAsyncEnumerable<StoredDocument> ExportAsync(string userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Check(userId);
        await foreach (var document in upkeep.ExportAsync(userId, cancellationToken).ConfigureAwait(false))
        {
            yield return document;
        }

        var book = await settings.Contacts.GetContactsAsync(userId, cancellationToken).ConfigureAwait(false);
        foreach (var contact in book.Contacts)
        {
            yield return new StoredDocument(new DocumentKey("address", userId, contact.Id.ToString("N")), 0, Readable(contact));
        }
    }

    public async Task<ErasureReceipt> EraseAsync(string userId, string actor, CancellationToken cancellationToken)
    {
        Check(userId);

        // The person's own id must not come back with the fact of the erasure.
        var hash = Convert.ToHexStringLower(settings.Protection.HashOf(Purpose, userId));
        var fact = new AuditFact(ActorRules.Checked(actor) == userId ? hash : actor, "user_erased", hash, "erased");
        var receipt = await upkeep.EraseAsync(userId, fact, clock.Now, cancellationToken).ConfigureAwait(false);
        await new Erasures(settings.Documents).CountAsync(clock.Now, cancellationToken).ConfigureAwait(false);
        people.Erase(userId);
        push.Forget(userId);
        return receipt;
    }

    // An audience is judged by the same rules.
    private static void Check(string userId) => _ = Audience.User(userId);

    private string Readable(Contact contact)
    {
        var content = new JsonObject { ["channel"] = contact.Channel };
        try
        {
            content["address"] = settings.Protection.AddressOf(contact);
        }
        catch (ContactProtectionException error)
        {
            content["problem"] = error.Message;
        }

        return content.ToJsonString();
    }
}
