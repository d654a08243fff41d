using LenNotify.Storage;

namespace LenNotify;

/// <summary>An attempt of a delivery that carried the item.</summary>
internal sealed class AttemptTrail(Guid deliveryId, string channel, int number, long startedAt, AttemptEnd end) : TrailEntry
{
    private readonly AttemptEnd _end = end;

    /// <summary>Of which delivery.</summary>
    public Guid DeliveryId => deliveryId;

    /// <summary>How it ended; null when that is not known.</summary>
    public CompletionState? State => _end.State;

    /// <summary>When it was last heard of.</summary>
    public long At => Math.Max(startedAt, _end.At);

    /// <summary>As it is told.</summary>
    public AttemptEntry ToEntry() => new(deliveryId, channel, number, Ticks.Of(startedAt), Ticks.OrNull(_end.At), _end.State, _end.Cause);
}
