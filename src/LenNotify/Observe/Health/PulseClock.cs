using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>When to look, and where to say that it did not work.</summary>
/// <param name="Time">Timers.</param>
/// <param name="Log">The log.</param>
/// <param name="UnderWay">Counts each look.</param>
internal sealed record PulseClock(TimeProvider Time, ILogger<Watching> Log, UnderWay UnderWay);
