using System.Collections.Concurrent;
using System.Text.Json;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Keeps what a delivery said the first time: one document of the person's for each delivery that is not done.</summary>
internal sealed class FrozenContents(IDocuments documents)
{
    internal const string Kind = "content";
    private const int PageSize = 100;

    private const int MostWritten = 50_000;

    // Whose they are; only those that this process wrote. What another one wrote, or was forgotten here, the sweep removes.
    private readonly ConcurrentDictionary<Guid, DocumentKey> _written = new();
    private int _count;

    /// <summary>What was frozen for these members; null when nothing was, or when other members go out now.</summary>
    internal async Task<RenderedContent?> FindAsync(ClaimedDelivery claimed, CancellationToken cancellationToken)
    {
        var stored = await documents.GetDocumentAsync(KeyOf(claimed), cancellationToken).ConfigureAwait(false);
        return stored is null ? null : Read(claimed, stored);
    }

    /// <summary>Freezes it, unless another node was faster: then what that one froze is the answer.</summary>
    internal async Task<RenderedContent> KeepAsync(ClaimedDelivery claimed, RenderedContent content, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = KeyOf(claimed);
        var json = JsonSerializer.Serialize(
            new FrozenContent(now, [.. claimed.Due.Members.Select(item => item.Id)], content.Subject, content.Text, content.Html, content.Blocks), FrozenJson.Default.FrozenContent);
        var expected = 0L;
        while (await documents.PutDocumentAsync(new StoredDocument(key, expected, json), null, now, cancellationToken).ConfigureAwait(false) is null)
        {
            var stored = await documents.GetDocumentAsync(key, cancellationToken).ConfigureAwait(false);
            if (stored is not null && Read(claimed, stored) is { } first)
            {
                content = first;
                break;
            }

            expected = stored?.Version ?? 0;
        }

        Remember(claimed.Due.Id, key);
        return content;
    }

    /// <summary>Removes what nobody says again.</summary>
    internal async Task ForgetAsync(IEnumerable<Guid> deliveries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var id in deliveries)
        {
            if (_written.TryRemove(id, out var key))
            {
                Interlocked.Decrement(ref _count);
                await RemoveAsync(key, now, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Removes what was frozen before an instant; answers how many there were.</summary>
    internal async Task<int> SweepAsync(DateTimeOffset before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var old = new List<DocumentKey>();
        string? cursor = null;
        do
        {
            var found = await documents.ListDocumentsAsync(Kind, PageSize, cursor, cancellationToken).ConfigureAwait(false);
            old.AddRange(found.Items.Where(stored => Parse(stored.Json) is not { } content || content.At < before).Select(stored => stored.Key));
            cursor = found.Next;
        }
        while (cursor is not null);
        foreach (var key in old)
        {
            await RemoveAsync(key, now, cancellationToken).ConfigureAwait(false);
        }

        return old.Count;
    }

    // What was never delivered would otherwise be remembered for ever.
    private void Remember(Guid delivery, DocumentKey key)
    {
        if (Volatile.Read(ref _count) >= MostWritten)
        {
            _written.Clear();
            Interlocked.Exchange(ref _count, 0);
        }

        if (_written.TryAdd(delivery, key))
        {
            Interlocked.Increment(ref _count);
        }
    }

    private Task<bool> RemoveAsync(DocumentKey key, DateTimeOffset now, CancellationToken cancellationToken) =>
        documents.DeleteDocumentAsync(key, new AuditFact("lennotify", "content_removed", key.Owner, "removed"), now, cancellationToken);

    private static DocumentKey KeyOf(ClaimedDelivery claimed) => new(Kind, claimed.UserId, claimed.Due.Id.ToString("N"));

    private static RenderedContent? Read(ClaimedDelivery claimed, StoredDocument stored) =>
        Parse(stored.Json) is { } kept && kept.Items.ToHashSet().SetEquals(claimed.Due.Members.Select(item => item.Id))
            ? new RenderedContent(kept.Subject, kept.Text, kept.Html) { Blocks = kept.Blocks }
            : null;

    private static FrozenContent? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, FrozenJson.Default.FrozenContent);
        }
        catch (JsonException)
        {
            // Written by another release, perhaps: it is as if it were not there, and is written anew.
            return null;
        }
    }
}
