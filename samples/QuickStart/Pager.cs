using System.Threading.Channels;
using LenNotify;

/// <summary>A channel of this host's own: its provider is down at first, and does not know Carol until it is repaired.</summary>
internal sealed class Pager : IChannelAdapter
{
    private readonly Channel<DeliveryOutcome> _answers = System.Threading.Channels.Channel.CreateUnbounded<DeliveryOutcome>();

    public string Channel => "pager";

    public bool Repaired { get; set; }

    public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var result = delivery is { UserId: "carol" } && !Repaired ? DeliveryResult.Permanent("number not in use")
            : delivery.Attempt == 1 && !Repaired ? DeliveryResult.Transient("provider down")
            : DeliveryResult.Delivered();
        Console.WriteLine($"   pager, attempt {delivery.Attempt} for {delivery.UserId}: '{delivery.Content.Text}': {result.Outcome} {result.Cause}");
        _answers.Writer.TryWrite(result.Outcome);
        return Task.FromResult(result);
    }

    /// <summary>Waits until the provider answered so.</summary>
    public async Task Answered(DeliveryOutcome outcome)
    {
        while (await _answers.Reader.ReadAsync() != outcome)
        {
        }
    }
}
