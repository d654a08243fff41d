using System.Threading.Channels;

namespace LenNotify.Tests.Journey;

/// <summary>A client of a node, as the node's feed sees it.</summary>
internal sealed class FeedEar : ILiveListener
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Channel<HubMessage> _heard = Channel.CreateUnbounded<HubMessage>();

    /// <summary>Whether it was told something that was not asked for yet.</summary>
    internal bool HasMore => _heard.Reader.TryPeek(out _);

    public void Offer(HubMessage message) => _heard.Writer.TryWrite(message);

    /// <summary>What it is told next.</summary>
    internal Task<HubMessage> Next() => _heard.Reader.ReadAsync().AsTask().WaitAsync(Patience);
}
