using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// What rules remember, in the store: read, judged with, and written where nobody wrote in between; else it is judged again.
/// Two nodes, or one that was killed and one that goes on for it, so come to one history. What cannot be read holds up no event: its rule
/// begins anew.
/// </summary>
internal sealed partial class RuleMemory(IDocuments documents, ILogger<RuleMemory> log)
{
    /// <summary>What the rules want told of the event.</summary>
    internal async Task<List<RuleNotice>> RunAsync(RuleSet rules, EventView happened, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asking = rules.Of(happened.Type).AskingPast;
        while (asking.Count > 0)
        {
            var past = RulePast.For(happened, asking);
            DocumentKey[] keys = [.. past.Keys];
            var stored = await FillAsync(past, keys, cancellationToken).ConfigureAwait(false);
            var notices = rules.Run(happened, past);
            if (await TryKeepAsync(past, keys, stored, now, cancellationToken).ConfigureAwait(false))
            {
                foreach (var (key, wrong) in past.Unreadable)
                {
                    BeginsAnew(log, Shown.Of(key.Name), wrong);
                }

                return notices;
            }
        }

        return rules.Run(happened, RulePast.None);
    }

    /// <summary>The same, and nothing is remembered.</summary>
    internal async Task<List<RuleNotice>> RehearseAsync(RuleSet rules, EventView happened, CancellationToken cancellationToken)
    {
        var past = RulePast.For(happened, rules.Of(happened.Type).AskingPast);
        await FillAsync(past, [.. past.Keys], cancellationToken).ConfigureAwait(false);
        return rules.Run(happened, past);
    }

    private async Task<IReadOnlyList<StoredDocument?>> FillAsync(RulePast past, DocumentKey[] keys, CancellationToken cancellationToken)
    {
        var stored = keys.Length == 0 ? [] : await documents.GetDocumentsAsync(keys, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < keys.Length; i++)
        {
            if (stored[i] is { } known)
            {
                past.Fill(keys[i], known.Json);
            }
        }

        return stored;
    }

    private async Task<bool> TryKeepAsync(RulePast past, DocumentKey[] keys, IReadOnlyList<StoredDocument?> stored, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (past.Changed.TryGetValue(keys[i], out var series)
                && await documents.PutDocumentAsync(
                    new StoredDocument(keys[i], stored[i]?.Version ?? 0, series.ToJson()), fact: null, now, cancellationToken).ConfigureAwait(false) is null)
            {
                return false;
            }
        }

        return true;
    }

    [LoggerMessage(4350, LogLevel.Warning, "What a rule remembers could not be read, and it begins anew: document {Name} ({Kind}).")]
    private static partial void BeginsAnew(ILogger logger, string name, string kind);
}
