using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Stands between the host's workers and everything outside. Off unless the host turns it on.</summary>
internal sealed partial class DevelopmentMode(IOptions<DevelopmentModeOptions> options, DevelopmentOutbox outbox, TimeProvider time, ILogger<DevelopmentMode> log)
{
    private const string Sentence = "Development mode: nothing is sent outside. Messages are logged and kept in memory, or go to the address that the host redirects them to.";

    internal DevelopmentOutbox Outbox => outbox;

    internal TimeProvider Time => time;

    internal ILogger Log => log;

    internal IChannelAdapter Around(IChannelAdapter adapter) => options.Value is { Enabled: true } mode && !mode.Except.Contains(adapter.Channel)
        ? new DevelopmentAdapter(adapter, mode.RedirectTo.TryGetValue(adapter.Channel, out var address) ? address : null, this)
        : adapter;

    /// <summary>Nobody is to take this host for one that reaches people.</summary>
    internal void TellAtStart()
    {
        if (options.Value.Enabled)
        {
            On(log, Sentence);
        }
    }

    internal IEnumerable<HealthFinding> Findings() => options.Value.Enabled ? [new("development_mode", HealthState.Degraded, Sentence)] : [];

    [LoggerMessage(2621, LogLevel.Warning, "{Sentence}")]
    private static partial void On(ILogger logger, string sentence);
}
