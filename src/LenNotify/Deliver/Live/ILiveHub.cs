namespace LenNotify;

/// <summary>A hub that may listen to the feed instead of being pushed to; then it hears of other nodes too, each thing once.</summary>
internal interface ILiveHub
{
    /// <summary>Whether it listens to the feed. One with a backplane of its own does not: it reaches all nodes by itself.</summary>
    bool ListensToFeed { get; }
}
