using LenNotify.Storage;

namespace LenNotify;

/// <summary>How many may start in any rolling window.</summary>
/// <param name="Limit">At most this many; 1-100,000.</param>
/// <param name="Per">The window's length, such as <c>00:01:00</c>; up to a day.</param>
internal sealed record RateBody(int Limit, TimeSpan Per)
{
    internal static RateBody? Of(ChannelRate? rate) => rate is null ? null : new RateBody(rate.Limit, rate.Per);
}
