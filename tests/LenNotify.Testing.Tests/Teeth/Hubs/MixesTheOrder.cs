namespace LenNotify.Testing.Tests;

/// <summary>Keeps each message back until the next: two change places.</summary>
internal sealed class MixesTheOrder : Connections
{
    private HubMessage? _kept;

    public override async Task PushAsync(string userId, HubMessage message, CancellationToken cancellationToken)
    {
        if (message.Sequence % 10 == 5)
        {
            _kept = message;
            return;
        }

        await base.PushAsync(userId, message, cancellationToken);
        if (Interlocked.Exchange(ref _kept, null) is { } kept)
        {
            await base.PushAsync(userId, kept, cancellationToken);
        }
    }
}
