using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Everything held about a person, as documents.</summary>
internal sealed class MemoryExport(MemoryState state, MemoryContacts contacts, MemoryDocuments documents)
{
    /// <summary>The documents: the person's rows as of one moment, and then what lies elsewhere.</summary>
    public async IAsyncEnumerable<StoredDocument> Run(string userId)
    {
        if (state.Find(userId) is { } person)
        {
            foreach (var document in Rows(person))
            {
                yield return document;
            }
        }

        var book = await contacts.GetContactsAsync(userId, CancellationToken.None).ConfigureAwait(false);
        if (book.Version > 0)
        {
            yield return Document("contacts", userId, "", book, ExportContext.Default.ContactBook);
        }

        foreach (var document in documents.Of(userId))
        {
            yield return document;
        }

        var number = 0;
        foreach (var entry in state.Audit.Of(userId))
        {
            yield return Document(
                "audit", userId, (++number).ToString(CultureInfo.InvariantCulture), entry, ExportContext.Default.AuditEntry);
        }
    }

    private static StoredDocument Document<T>(string kind, string userId, string name, T value, JsonTypeInfo<T> type) =>
        new(new DocumentKey(kind, userId, name), 0, JsonSerializer.Serialize(value, type));

    private List<StoredDocument> Rows(Person person)
    {
        lock (person.Gate)
        {
            var row = person.State;
            var found = new List<StoredDocument>
            {
                Document(
                    "state",
                    person.Id,
                    "",
                    new ExportedState(row.Sequence, row.Unread, row.ReadUpTo, row.Activity.ToBytes()),
                    ExportContext.Default.ExportedState),
            };
            foreach (var item in person.HasFiltered ? person.Listed.All.Concat(person.Filtered.All) : person.Listed.All)
            {
                found.Add(Document("item", person.Id, item.Id.ToString("N"), Exported(item), ExportContext.Default.ExportedItem));
            }

            foreach (var delivery in state.Rows.Index.Of(person))
            {
                found.Add(Document("delivery", person.Id, delivery.Id.ToString("N"), delivery.ToDue(), ExportContext.Default.DueDelivery));
            }

            return found;
        }
    }

    private static ExportedItem Exported(StoredItem item)
    {
        var engagement = new List<ExportedEngagement>();
        for (var entry = item.Trail; entry is not null; entry = entry.Before)
        {
            if (entry is EngagementTrail one)
            {
                engagement.Add(new ExportedEngagement(one.Engagement, one.At));
            }
        }

        engagement.Reverse();
        return new ExportedItem(MemoryHistory.Tell(item), engagement);
    }
}
