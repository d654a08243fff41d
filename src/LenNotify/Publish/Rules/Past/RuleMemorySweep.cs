using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Forgets the series of keys that no event has named for long: symbols that are traded no more, rules that are gone. A sweep looks
/// at so many documents and the next one goes on from there, so that a million keys cost no more at a time than a few.
/// </summary>
internal sealed class RuleMemorySweep(IDocuments documents) : ISweep
{
    private const int MostPages = 20;
    private string? _from;

    public async Task SweepAsync(RetentionOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var page = 0; page < MostPages && !cancellationToken.IsCancellationRequested; page++)
        {
            var found = await documents.ListDocumentsAsync(RulePast.Kind, options.BatchSize, _from, cancellationToken).ConfigureAwait(false);
            foreach (var stored in found.Items)
            {
                // One that an event has written to since it was read stays.
                if (SampleSeries.FromJson(stored.Json).LastAt is not { } last || last < now - options.RuleMemory)
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
}
