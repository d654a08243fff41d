using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Forgets the series of keys that no event has named for long: symbols that are traded no more, rules that are gone. A sweep looks
/// at so many documents and the next one goes on from there, so that a million keys cost no more at a time than a few.
/// </summary>
internal sealed partial class RuleMemorySweep(IDocuments documents, ILogger<RuleMemorySweep> log) : ISweep
{
    private const int MostPages = 20;
    private const int MostTold = 1_000;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private string? _from;

    public async Task SweepAsync(RetentionOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var page = 0; page < MostPages && !cancellationToken.IsCancellationRequested; page++)
        {
            var found = await documents.ListDocumentsAsync(RulePast.Kind, options.BatchSize, _from, cancellationToken).ConfigureAwait(false);
            foreach (var stored in found.Items)
            {
                // One that an event has written to since it was read stays.
                if (IsOver(stored, now - options.RuleMemory))
                {
                    await documents.DeleteDocumentAsync(stored.Key, stored.Version, fact: null, now, cancellationToken).ConfigureAwait(false);
                }
            }

            _from = found.Next;
            if (_from is null)
            {
                break;
            }
        }
    }

    // What cannot be read stops nobody, and is left: the next event of its key begins anew.
    private bool IsOver(StoredDocument stored, DateTimeOffset since)
    {
        if (SampleSeries.TryRead(stored.Json, out var series, out var wrong))
        {
            return series.LastAt is not { } last || last < since;
        }

        if (_told.Count < MostTold && _told.Add(stored.Key.Name))
        {
            // The name holds the rule's id and a hash of its key, which may be a person's: neither says whose.
            Unreadable(log, Shown.Of(stored.Key.Name), wrong);
        }

        return false;
    }

    [LoggerMessage(4330, LogLevel.Warning, "What a rule remembers cannot be read and is left as it is: document {Name} ({Kind}). The rule begins anew with the next event of this key.")]
    private static partial void Unreadable(ILogger logger, string name, string? kind);
}
