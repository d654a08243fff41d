using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>Publishes an error to the operators. Whoever asked for something does not wait for it, and is not told if it fails.</summary>
internal sealed partial class ExceptionReporter(Audience operators, INotifier notifier, StoreClock clock, ILogger<ExceptionReporter> log)
{
    private const string Type = "SYSTEM_ERROR";
    private const int MostTypes = 1_000;
    private const int LongestName = 150;
    private const int LongestStack = 800;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _told = new(StringComparer.Ordinal);

    internal void Report(Exception error, string correlationId)
    {
        var name = error.GetType().FullName ?? error.GetType().Name;
        name = name.Length > LongestName ? name[..LongestName] : name;
        var now = clock.Now;
        if (!_told.TryGetValue(name, out var last) || now - last >= Pause)
        {
            if (_told.Count >= MostTypes)
            {
                // The store keeps it to one in a quarter of an hour all the same.
                _told.Clear();
            }

            _told[name] = now;

            // Nodes that see the same error in the same quarter of an hour say it under one key.
            _ = PublishAsync(name, Stack(error), now.UtcTicks / Pause.Ticks, correlationId);
        }
    }

    private async Task PublishAsync(string name, string stack, long quarter, string correlationId)
    {
        var says = new Notification
        {
            Type = Type,
            Title = $"Unhandled {name}",
            Message = stack,
            Severity = Severity.Error,
            ThrottleKey = name,
            Attributes = new Dictionary<string, string> { ["error_type"] = name, ["correlation_id"] = correlationId },
        };
        var options = new PublishOptions
        {
            DedupeKey = string.Create(CultureInfo.InvariantCulture, $"{Type}/{name}/{quarter}"),
            CorrelationId = correlationId,
        };
        try
        {
            await notifier.PublishAsync(says, operators, options, CancellationToken.None).ConfigureAwait(false);
        }
        catch (DedupeConflictException)
        {
            // Another node was first, with a stack of its own.
        }
        catch (Exception problem)
        {
            _told.TryRemove(name, out _);
            NotTold(log, name, MaskedException.Of(problem));
        }
    }

    // Names of methods, and no message: that may hold an address or a secret.
    private static string Stack(Exception error)
    {
        var stack = error.StackTrace ?? "";
        return stack.Length > LongestStack ? stack[..LongestStack] + "…" : stack;
    }

    [LoggerMessage(4003, LogLevel.Warning, "The operators could not be told of an unhandled {Kind}.")]
    private static partial void NotTold(ILogger logger, string kind, Exception problem);
}
