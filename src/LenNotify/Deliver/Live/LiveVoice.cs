using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>Tells a person's clients what the person did on one of them: through the feed, and through a hub that does not listen to it.</summary>
internal sealed partial class LiveVoice(LiveFeed feed, IDeliveryHub? hub, ILogger<LiveVoice> log)
{
    private readonly IDeliveryHub? _apart = hub is ILiveHub { ListensToFeed: true } ? null : hub;

    /// <summary>Items were marked.</summary>
    internal void Marked(string userId, HubMessage message, long version)
    {
        feed.Marked(userId, message, version);
        Push(userId, message);
    }

    /// <summary>The preferences were changed.</summary>
    internal void PreferencesChanged(string userId, long version)
    {
        feed.PreferencesChanged(userId, version);
        Push(userId, new HubMessage(HubMessageKind.PreferencesChanged, 0, 0));
    }

    private void Push(string userId, HubMessage message)
    {
        if (_apart is not null)
        {
            _ = PushAsync(_apart, userId, message);
        }
    }

    // A hint: whoever marked something does not wait for other devices.
    private async Task PushAsync(IDeliveryHub to, string userId, HubMessage message)
    {
        try
        {
            await to.PushAsync(userId, message, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            NotPushed(log, error.GetType().Name, MaskedException.Of(error));
        }
    }

    [LoggerMessage(2632, LogLevel.Warning, "The hub threw {Kind}; other devices see the change when they look again.")]
    private static partial void NotPushed(ILogger logger, string kind, Exception error);
}
