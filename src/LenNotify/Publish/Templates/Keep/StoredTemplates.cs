using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// The templates that the store keeps. A document beside them counts their changes, so that one version tells a node whether
/// it must read them again.
/// </summary>
internal sealed class StoredTemplates(IDocuments documents, StoreClock clock)
{
    private const string Kind = "template";
    private const int PageSize = 100;
    private static readonly DocumentKey Changes = new("template_changes", "", "count");

    /// <summary>Moves with every change.</summary>
    internal async Task<long> VersionAsync(CancellationToken cancellationToken) =>
        (await documents.VersionsAsync([Changes], cancellationToken).ConfigureAwait(false))[0];

    /// <summary>All of them.</summary>
    internal async Task<IReadOnlyList<TemplateEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        var entries = new List<TemplateEntry>();
        string? cursor = null;
        do
        {
            var page = await documents.ListDocumentsAsync(Kind, PageSize, cursor, cancellationToken).ConfigureAwait(false);
            entries.AddRange(page.Items.Select(stored => new TemplateEntry("store", () => Template.Parse(stored.Json), stored.Key.Name)));
            cursor = page.Next;
        }
        while (cursor is not null);
        return entries;
    }

    /// <summary>Stores one in place of what was there.</summary>
    internal async Task PutAsync(Template template, string actor, CancellationToken cancellationToken)
    {
        var json = TemplateWriter.Write(template);
        if (System.Text.Encoding.UTF8.GetByteCount(json) > JsonText.MaxBytes)
        {
            throw new InvalidInputException("template", [new("$", "is too large.", $"{JsonText.MaxBytes / 1024} KB as JSON")]);
        }

        await PutAsync(new DocumentKey(Kind, "", template.Key), json, new AuditFact(actor, "template_changed", template.Key, "stored"), cancellationToken).ConfigureAwait(false);
        await CountAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes one; false when there was none.</summary>
    internal async Task<bool> RemoveAsync(string key, string actor, CancellationToken cancellationToken)
    {
        var fact = new AuditFact(actor, "template_removed", key, "removed");
        var removed = await documents.DeleteDocumentAsync(new DocumentKey(Kind, "", key), fact, clock.Now, cancellationToken).ConfigureAwait(false);
        await CountAsync(cancellationToken).ConfigureAwait(false);
        return removed;
    }

    private Task CountAsync(CancellationToken cancellationToken) =>
        PutAsync(Changes, "{}", null, cancellationToken);

    private async Task PutAsync(DocumentKey key, string json, AuditFact? fact, CancellationToken cancellationToken)
    {
        long? version = null;
        while (version is null)
        {
            var last = await documents.GetDocumentAsync(key, cancellationToken).ConfigureAwait(false);
            version = await documents.PutDocumentAsync(new StoredDocument(key, last?.Version ?? 0, json), fact, clock.Now, cancellationToken).ConfigureAwait(false);
        }
    }
}
