namespace LenNotify;

/// <summary>One channel's queue and circuit.</summary>
/// <param name="Channel">Which.</param>
/// <param name="Due">Due and not claimed.</param>
/// <param name="Waiting">Not due yet.</param>
/// <param name="Claimed">Under way.</param>
/// <param name="OldestDue">Since when the oldest is due.</param>
/// <param name="NextDue">When the next will be.</param>
/// <param name="CircuitOpenUntil">Until when the channel rests after failures; null when it does not.</param>
internal sealed record QueueBody(string Channel, long Due, long Waiting, long Claimed, DateTimeOffset? OldestDue = null, DateTimeOffset? NextDue = null, DateTimeOffset? CircuitOpenUntil = null)
{
    internal static QueueBody Of(ChannelBeat beat, DateTimeOffset now) => new(
        beat.Name, beat.Queue.Due, beat.Queue.Waiting, beat.Queue.Claimed, beat.Queue.OldestDue, beat.Queue.NextDue, beat.OpenUntil > now ? beat.OpenUntil : null);
}
