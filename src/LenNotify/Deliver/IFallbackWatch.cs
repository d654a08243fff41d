using LenNotify.Storage;

namespace LenNotify;

/// <summary>Hears of every fallback, so that none hides a broken channel.</summary>
internal interface IFallbackWatch
{
    /// <summary>A delivery is about to be sent for the first time because the one that it waited for failed for good.</summary>
    void StoodIn(ClaimedDelivery delivery);
}
