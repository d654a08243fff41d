using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>How a client that has stopped reading is found.</summary>
internal sealed class SearchSettings(TimeProvider time, ILogger<SignalRDeliveryHub> log)
{
    /// <summary>So long a client may take for one short message.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    internal TimeProvider Time => time;

    internal ILogger Log => log;
}
