using LenNotify.Storage;

namespace LenNotify;

/// <summary>Asks the store how the channels are, and keeps the last answer for the gauges, which cannot wait for one.</summary>
internal sealed class Pulse(IDeliveryQueue queue, IDocuments documents, StoreClock clock, PulseSettings settings)
{
    private Beat? _last;

    /// <summary>The last answer; null before the first.</summary>
    internal Beat? Last => Volatile.Read(ref _last);

    internal async Task<Beat> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var queues = settings.Channels.Count == 0 ? [] : await queue.QueueStatusAsync(settings.Channels, now, cancellationToken).ConfigureAwait(false);
        var channels = new List<ChannelBeat>(queues.Count);
        foreach (var status in queues)
        {
            var circuit = await documents.GetDocumentAsync(CircuitDocument.KeyOf(status.Channel), cancellationToken).ConfigureAwait(false);
            channels.Add(new ChannelBeat(status.Channel, status, CircuitDocument.OpenUntil(circuit)));
        }

        var beat = new Beat(now, channels);
        Volatile.Write(ref _last, beat);
        return beat;
    }
}
