namespace LenNotify;

/// <summary>Whoever passes on to one person's clients what happens. It is called in order, and never waits.</summary>
internal interface ILiveListener
{
    /// <summary>Something happened, or was found to have happened on another node.</summary>
    void Offer(HubMessage message);
}
