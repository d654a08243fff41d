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
        DocumentKey[] keys = [.. queues.Select(status => CircuitDocument.KeyOf(status.Channel)), .. queues.Select(status => ControlDocument.KeyOf(status.Channel))];
        var stored = keys.Length == 0 ? [] : await documents.GetDocumentsAsync(keys, cancellationToken).ConfigureAwait(false);
        var channels = new List<ChannelBeat>(queues.Count);
        for (var i = 0; i < queues.Count; i++)
        {
            var circuit = CircuitDocument.Read(stored[i]);
            channels.Add(new ChannelBeat(queues[i].Channel, queues[i], circuit.OpenUntil) { Nodes = circuit.Nodes, Control = ControlDocument.Read(stored[queues.Count + i]) });
        }

        var beat = new Beat(now, channels);
        Volatile.Write(ref _last, beat);
        return beat;
    }
}
