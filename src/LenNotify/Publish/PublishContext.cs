using LenNotify.Storage;

namespace LenNotify;

/// <summary>What publishing needs of the host around it.</summary>
/// <param name="Producer">Who publishes.</param>
/// <param name="Clock">What time it is.</param>
/// <param name="Ids">Where ids come from.</param>
/// <param name="Inbox">People's states, for explanations.</param>
/// <param name="Appending">What would be stored, for explanations.</param>
internal sealed record PublishContext(string Producer, StoreClock Clock, Ids Ids, IInbox Inbox, Appending Appending)
{
    /// <summary>What a publisher said who said nothing.</summary>
    internal PublishOptions NoOptions { get; } = new();
}
