using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>
/// What the publishers were promised, what the store said that it did, and what reached the providers. It is written down by
/// who stands between them, and is compared when all is over; what can be seen to be wrong at once is said at once.
/// </summary>
internal sealed class Book(World world)
{
    // Beyond this a cap cannot know what another node's clock saw: the product promises it for clocks that agree.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(55);
    private readonly Dictionary<(string UserId, Guid Target, string Key), Guid> _bundles = [];
    private readonly Dictionary<string, long> _sequences = [];

    internal Dictionary<string, Told> Publications { get; } = [];

    internal Dictionary<(string UserId, string Label), Stored> Items { get; } = [];

    internal Dictionary<Guid, Stored> ItemsById { get; } = [];

    internal Dictionary<Guid, Row> Rows { get; } = [];

    internal List<Message> Messages { get; } = [];

    internal List<Interruption> Interruptions { get; } = [];

    /// <summary>Starts on the channel that has a rate.</summary>
    internal List<Start> Rated { get; } = [];

    internal void Appended(AppendedUser user)
    {
        var item = user.Routed.Item;
        var stored = new Stored(item, user.Sequence);
        if (!Items.TryAdd((user.UserId, item.Notification.Title), stored) || !ItemsById.TryAdd(item.Id, stored))
        {
            throw new Broken(Invariants.InboxOnce, $"{user.UserId} was given {item.Notification.Title} twice");
        }

        if (item.Listed && user.Sequence != (_sequences[user.UserId] = _sequences.GetValueOrDefault(user.UserId) + 1))
        {
            throw new Broken(Invariants.InboxOnce, $"{user.UserId} got sequence {user.Sequence} for {item.Notification.Title}, and {_sequences[user.UserId]} is next");
        }

        if (item.Listed && item.Decisions.Any(decision => decision is { Channel: ChannelNames.InApp, Verdict: Verdict.Deliver, Silent: false }))
        {
            Interruptions.Add(new Interruption(user.UserId, null, item.CreatedAt, [item], item.Priority, null)
            {
                IsSettled = (item.CreatedAt - world.Clock.Now).Duration() < Settled,
            });
        }

        foreach (var held in item.Decisions.Where(decision => decision.Verdict is Verdict.Hold or Verdict.Digest))
        {
            world.Trace.Count($"held {held.Reason}");
        }

        foreach (var delivery in user.Routed.Deliveries)
        {
            Join(user.UserId, delivery);
        }

        world.Trace.Tell("appended", $"{item.Notification.Title} to {user.UserId} as {user.Sequence}, {string.Join(", ", item.Decisions.Select(d => $"{d.Channel} {d.Verdict} {d.Reason}"))}");
    }

    internal Row RowOf(Guid id, string channel, string userId)
    {
        if (!Rows.TryGetValue(id, out var row))
        {
            Rows.Add(id, row = new Row(id, channel, userId));
        }

        return row;
    }

    internal void Started(Node node, DeliveryClaim claim, ClaimedDelivery claimed, DateTimeOffset now)
    {
        var row = RowOf(claimed.Due.Id, claim.Channel, claimed.UserId);
        var start = new Start(node, node.Run, claim.Lease.Owner, claimed, now)
        {
            LeaseUntil = claim.Lease.Until,
            OffBy = (now - world.Clock.Now).Duration(),
            TakesCaps = !row.CapsTaken,
        };
        world.Trace.Tell("started", $"{world.Name(row)} on {node.Name}, attempt {claimed.Due.Attempts + 1}, {world.Labels(start)}");
        StartRules.Check(world, row, start);
        if (claimed.Due.Members.Count > 1)
        {
            world.Trace.Count("bundle started");
        }

        if (row.Holder is { } before)
        {
            world.Trace.Tell("taken over", $"{world.Name(row)} of {before.Node.Name}");
        }

        if (start.TakesCaps)
        {
            Interruptions.Add(new Interruption(row.UserId, row.Channel, now, claimed.Due.Members, claimed.Due.Priority, row.Id)
            {
                IsSettled = start.OffBy < Settled,
            });
        }

        if (claim.Rate is not null && start.OffBy < Settled)
        {
            Rated.Add(start);
        }

        (row.CapsTaken, row.Holder) = (true, start);
        row.Starts.Add(start);
    }

    internal void Completed(Guid owner, IReadOnlyList<Completion> completions, IReadOnlyList<Guid> fenced)
    {
        foreach (var completion in completions)
        {
            if (!Rows.TryGetValue(completion.DeliveryId, out var row))
            {
                continue;
            }

            world.Trace.Tell(fenced.Contains(row.Id) ? "fenced off" : "recorded", $"{world.Name(row)} {completion.State} {completion.Cause}");
            if (fenced.Contains(row.Id))
            {
                // Also the one before, when a process started again what it was still sending, and went on with the first.
                row.Starts.FindAll(one => one.Owner == owner && one.Recorded is null).ForEach(one => one.Fenced = true);
                continue;
            }

            if (row.Holder is not { } holder || holder.Owner != owner)
            {
                throw new Broken(Invariants.Fence, $"the end of {world.Name(row)} was taken from who does not hold it: {completion.State}");
            }

            End(row, holder, completion);
        }
    }

    internal void Replayed(DeadLetter letter)
    {
        if (Rows.TryGetValue(letter.Delivery.Id, out var row))
        {
            row.Replays.Add(world.Agenda.Now);
            row.CapsTaken = false;
        }
    }

    private void End(Row row, Start holder, Completion completion)
    {
        (holder.Recorded, row.Holder) = (completion, null);
        row.Died |= completion.State == CompletionState.Dead;
        if (completion.State == CompletionState.Released && holder.TakesCaps)
        {
            row.CapsTaken = false;
            Interruptions.RemoveAll(one => one.DeliveryId == row.Id && one.At == holder.Now);
        }
    }

    // Whether it opened a bundle or joined one only the store knows; from outside one sees whether one could be joined.
    private void Join(string userId, NewDelivery delivery)
    {
        if (delivery.JoinKey is not { } key)
        {
            return;
        }

        var place = (userId, delivery.TargetId, key);
        if (_bundles.TryGetValue(place, out var open))
        {
            var isLate = Rows.ContainsKey(open);
            world.Trace.Count(isLate ? "late joiner" : "joiner");
            if (!isLate)
            {
                return;
            }
        }

        _bundles[place] = delivery.Id;
    }
}
