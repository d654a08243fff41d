namespace LenNotify.Simulation;

/// <summary>What must hold at the instant of a start.</summary>
internal static class StartRules
{
    internal static void Check(World world, Row row, Start start)
    {
        if (row.Holder is { } holder && world.Clock.Now < holder.LeaseUntil && start.Now < holder.LeaseUntil)
        {
            throw new Broken(Invariants.OneHolder, $"{world.Name(row)} started on {start.Node.Name} while {holder.Node.Name} holds it until {holder.LeaseUntil:HH:mm:ss}");
        }

        if (row.Starts.Count > 0 && row.Starts[0].Claimed.IdempotencyKey != start.Claimed.IdempotencyKey)
        {
            throw new Broken(Invariants.OneKey, $"{world.Name(row)} came with another key");
        }

        // A start that was given back never was one.
        if (row.Starts.FindLast(one => !one.Released) is { } before && start.Members.Except(before.Members).Any())
        {
            throw new Broken(Invariants.Frozen, $"{world.Name(row)} carried {world.Labels(before)} and now {world.Labels(start)}");
        }

        CheckChoices(world, row, start);
    }

    private static void CheckChoices(World world, Row row, Start start)
    {
        var known = start.Node.KnownSince(row.Channel);
        if (world.Choices.IsOptedOut(row.UserId, row.Channel, known))
        {
            throw new Broken(Invariants.Choices, $"{row.UserId} opted out of {row.Channel}, and {world.Name(row)} was started");
        }

        foreach (var item in start.Claimed.Due.Members)
        {
            if (item.Notification.ExpiresAt <= start.Now)
            {
                throw new Broken(Invariants.Choices, $"{item.Notification.Title} had expired, and {world.Name(row)} was started with it");
            }

            if (start.Claimed.Due.Condition is { UnlessRead: true } && world.Book.ItemsById[item.Id].SeenAt is not null)
            {
                throw new Broken(Invariants.Choices, $"{item.Notification.Title} was read, and its escalation {world.Name(row)} was started");
            }

            if (item.Notification.Severity < Severity.Error && start.Claimed.Due.Priority < Priority.Critical
                && world.Choices.IsQuiet(row.UserId, start.Now, known))
            {
                throw new Broken(Invariants.Choices, $"it is quiet for {row.UserId}, and {world.Name(row)} was started with {item.Notification.Title}");
            }
        }
    }
}
