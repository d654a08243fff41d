namespace LenNotify.Testing.Tests;

/// <summary>Keeps the message in a field while it waits for its turn: one person gets another's.</summary>
internal sealed class SharesItsState(HttpClient client) : Topics(client)
{
    private Delivery? _current;

    public override async Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _current = delivery;
        for (var moment = 0; moment < 20; moment++)
        {
            await Task.Yield();
        }

        return await base.SendAsync(delivery, cancellationToken);
    }

    protected override string TextOf(Delivery delivery) => _current!.Content.Text;
}
