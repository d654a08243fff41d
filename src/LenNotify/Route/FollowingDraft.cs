using LenNotify.Storage;

namespace LenNotify;

/// <summary>One person's rows while what follows is added to them.</summary>
internal sealed class FollowingDraft(InboxItem item, IReadOnlyList<NewDelivery> deliveries)
{
    private readonly StoredDecision[] _decisions = [.. item.Decisions];
    private readonly List<NewDelivery> _deliveries = [.. deliveries];

    /// <summary>The item as it was routed, with the decisions as they are now.</summary>
    internal InboxItem Item => item with { Decisions = _decisions };

    /// <summary>What the history says of each channel.</summary>
    internal IReadOnlyList<StoredDecision> Decisions => _decisions;

    /// <summary>What is to be sent.</summary>
    internal IReadOnlyList<NewDelivery> Deliveries => _deliveries;

    /// <summary>The decision for a channel.</summary>
    internal StoredDecision Of(string channel) => Array.Find(_decisions, decision => decision.Channel == channel)!;

    /// <summary>Changes what the history says of a channel.</summary>
    internal void Decide(string channel, Verdict verdict, Reason reason, DateTimeOffset? until) =>
        _decisions[Array.FindIndex(_decisions, decision => decision.Channel == channel)] = new StoredDecision(channel, verdict, reason, until, false);

    /// <summary>
    /// The last delivery of a channel, which others may wait for by its id: it joins no bundle, because then the bundle's id
    /// would be the one that is known.
    /// </summary>
    internal NewDelivery? StandAlone(string channel)
    {
        NewDelivery? last = null;
        for (var i = 0; i < _deliveries.Count; i++)
        {
            if (_deliveries[i].Channel == channel)
            {
                _deliveries[i] = last = _deliveries[i] with { JoinKey = null };
            }
        }

        return last;
    }

    /// <summary>Adds a delivery for each target.</summary>
    internal void Add(string channel, string what, Guid[] targets, Func<NewDelivery, NewDelivery> with)
    {
        foreach (var target in targets)
        {
            _deliveries.Add(with(new NewDelivery
            {
                Id = Ids.Derived(item.Id, $"{target:N}{channel}/{what}"),
                Channel = channel,
                TargetId = target,
                DueAt = item.CreatedAt,
                Turn = item.CreatedAt,
                Priority = item.Priority,
            }));
        }
    }
}
