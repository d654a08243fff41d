namespace LenNotify.Simulation;

/// <summary>Whether anything is left to do.</summary>
internal static class Rest
{
    internal static bool IsReached(World world) => WhatIsLeft(world).Length == 0;

    internal static string WhatIsLeft(World world)
    {
        var left = new List<string>();
        foreach (var status in Sync.Done(world.Store.QueueStatusAsync(Cast.Channels, world.Clock.Now, CancellationToken.None)))
        {
            if (status.Due + status.Waiting + status.Claimed > 0)
            {
                left.Add($"{status.Channel}: {status.Due} due, {status.Waiting} waiting, {status.Claimed} claimed, next {status.NextDue:O}");
            }
        }

        foreach (var told in world.Book.Publications.Values)
        {
            if (told.AcceptedAt is null || told.People.Any(person => !world.Book.Items.ContainsKey((person, told.Label))))
            {
                left.Add($"{told.Label} is not routed to all of {string.Join(" ", told.People)}");
            }
        }

        return string.Join("; ", left);
    }
}
