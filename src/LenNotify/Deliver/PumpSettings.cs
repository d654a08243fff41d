using System.Security.Cryptography;

namespace LenNotify;

/// <summary>What all pumps share.</summary>
/// <param name="Deliver">Whether this process delivers.</param>
/// <param name="Poll">How often to look for work that nobody told of.</param>
/// <param name="Clock">Their time.</param>
/// <param name="Ids">Where owner tokens come from.</param>
internal sealed record PumpSettings(bool Deliver, TimeSpan Poll, PumpClock Clock, Ids Ids)
{
    /// <summary>Who hears of fallbacks.</summary>
    internal IFallbackWatch? Fallbacks { get; init; }

    /// <summary>What this process is called where operators see each node's circuits.</summary>
    internal NodeName Node { get; init; } = NodeName.OfThisProcess();

    /// <summary>What templates say; null where the host has none.</summary>
    internal Contents? Contents { get; init; }

    /// <summary>What never leaves the inbox.</summary>
    internal SensitiveKeys Sensitive { get; init; } = SensitiveKeys.None;

    /// <summary>A source of its own for each channel: it is not made for several threads.</summary>
    internal Func<Random> Jitter { get; init; } = static () => new Random(RandomNumberGenerator.GetInt32(int.MaxValue));
}
