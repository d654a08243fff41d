using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>One start of a delivery, as the store answered a claim.</summary>
/// <param name="Node">Who started it.</param>
/// <param name="Run">Which run of that process.</param>
/// <param name="Owner">Under which token.</param>
/// <param name="Claimed">What the store gave.</param>
/// <param name="Now">The instant that the caller named.</param>
internal sealed record Start(Node Node, int Run, Guid Owner, ClaimedDelivery Claimed, DateTimeOffset Now)
{
    /// <summary>Until when it is the owner's.</summary>
    internal required DateTimeOffset LeaseUntil { get; init; }

    /// <summary>How far the caller's clock was from the store's.</summary>
    internal required TimeSpan OffBy { get; init; }

    /// <summary>Whether this is the start that has to take the caps.</summary>
    internal required bool TakesCaps { get; init; }

    internal Guid[] Members { get; } = [.. Claimed.Due.Members.Select(item => item.Id)];

    /// <summary>What the store took as its end; null when nothing was, or it was fenced off.</summary>
    internal Completion? Recorded { get; set; }

    /// <summary>An end came too late.</summary>
    internal bool Fenced { get; set; }

    /// <summary>The provider's word came back to a process that still waited for it.</summary>
    internal bool Answered { get; set; }

    internal bool WorkerDied => Node.Run != Run || !Node.IsAlive;

    internal bool Released => Recorded?.State == CompletionState.Released;
}

/// <summary>One delivery, as seen from outside.</summary>
internal sealed class Row(Guid id, string channel, string userId)
{
    internal Guid Id => id;

    internal string Channel => channel;

    internal string UserId => userId;

    internal List<Start> Starts { get; } = [];

    internal List<Message> Messages { get; } = [];

    /// <summary>Who works on it, as far as it was told: nobody, once its end was taken.</summary>
    internal Start? Holder { get; set; }

    /// <summary>An earlier start took the caps.</summary>
    internal bool CapsTaken { get; set; }

    /// <summary>It was a dead letter once.</summary>
    internal bool Died { get; set; }

    /// <summary>When an operator put it back into the queue.</summary>
    internal List<TimeSpan> Replays { get; } = [];
}
