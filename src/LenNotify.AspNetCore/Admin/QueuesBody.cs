namespace LenNotify;

/// <summary>Each channel's queue.</summary>
internal sealed record QueuesBody(IReadOnlyList<QueueBody> Channels);
