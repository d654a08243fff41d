using System.Globalization;
using LenNotify.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Puts on record who was turned away, and where. Of the same person at the same endpoint once in a minute, and never more than
/// so many lines a minute from one node: whoever knocks without end fills no record.
/// </summary>
internal sealed partial class RefusedCalls
{
    private const int MostInMinute = 60;
    private const int LongestActor = 256;
    private const string Nobody = "anonymous";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly DocumentKey Key = new("refused_calls", "", "");
    private readonly Lock _gate = new();
    private readonly HashSet<(string Actor, string Target, int Status)> _seen = [];
    private long _minute;

    /// <summary>Ends when it is on record; a store that fails, or takes too long, changes nothing about the answer.</summary>
    internal async Task RecordAsync(HttpContext context, string? userId, int status)
    {
        var services = context.RequestServices;
        var now = services.GetRequiredService<StoreClock>().Now;
        var (actor, target) = (Actor(userId), Target(context));
        if (!TryTake(actor, target, status, now))
        {
            return;
        }

        try
        {
            var fact = new AuditFact(actor, "call_refused", target, status.ToString(CultureInfo.InvariantCulture));
            await WriteAsync(services.GetRequiredService<IDocuments>(), fact, now).WaitAsync(Patience, services.GetRequiredService<TimeProvider>(), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            NotRecorded(services.GetRequiredService<ILoggerFactory>().CreateLogger("LenNotify.AspNetCore"), error.GetType().Name, MaskedException.Of(error));
        }
    }

    private bool TryTake(string actor, string target, int status, DateTimeOffset now)
    {
        var minute = now.UtcTicks / TimeSpan.TicksPerMinute;
        lock (_gate)
        {
            if (minute != _minute)
            {
                _minute = minute;
                _seen.Clear();
            }

            return _seen.Count < MostInMinute && _seen.Add((actor, target, status));
        }
    }

    // The document counts the lines: an audit fact is an argument of the write that it describes.
    private static async Task WriteAsync(IDocuments documents, AuditFact fact, DateTimeOffset now)
    {
        long? version = null;
        while (version is null)
        {
            var stored = await documents.GetDocumentAsync(Key, CancellationToken.None).ConfigureAwait(false);
            var count = stored is null ? 0 : long.Parse(stored.Json, CultureInfo.InvariantCulture);
            var next = new StoredDocument(Key, stored?.Version ?? 0, (count + 1).ToString(CultureInfo.InvariantCulture));
            version = await documents.PutDocumentAsync(next, fact, now, CancellationToken.None).ConfigureAwait(false);
        }
    }

    // As the host mapped it: what stands in the path itself is whatever the caller likes.
    private static string Target(HttpContext context) =>
        $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "?"}";

    private static string Actor(string? userId) => userId is { Length: <= LongestActor } ? userId : Nobody;

    [LoggerMessage(2640, LogLevel.Warning, "That a call was refused could not be put on record: {Kind}.")]
    private static partial void NotRecorded(ILogger logger, string kind, Exception error);
}
