using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>
/// No rolling window holds more than its cap. Counted from the instants that the store gave, sorted, by itself: what shares an
/// item with something before it does not count here, because of one notification a person is told as one.
/// </summary>
internal static class CapRule
{
    internal static void Check(World world)
    {
        foreach (var person in Cast.People)
        {
            var own = world.Book.Interruptions.Where(one => one.UserId == person).OrderBy(one => one.At).ToArray();
            foreach (var channel in Cast.Channels)
            {
                if (Cast.CapOf(channel) is { } cap)
                {
                    Check($"{person} on {channel}", cap, Apart(own.Where(one => one.Channel == channel), _ => true));
                }
            }

            Check(person, Cast.PerUser, Apart(own.Where(one => one.Priority < Priority.Critical), _ => true));
            foreach (var key in (string[])["loss", "margin"])
            {
                Check($"{person}'s {key}", Cast.Risk, Apart(own, item => item.Notification.ThrottleKey == key));
            }
        }

        Check(Cast.Chat, new Throttle(Cast.ChatRate.Limit, Cast.ChatRate.Per), [.. world.Book.Rated.Select(start => start.Now).Order()]);
    }

    private static void Check(string whose, Throttle cap, DateTimeOffset[] at)
    {
        for (var i = cap.Limit; i < at.Length; i++)
        {
            if (at[i] - at[i - cap.Limit] < cap.Per)
            {
                throw new Broken(Invariants.Caps, $"{whose}: {cap.Limit + 1} from {at[i - cap.Limit]:HH:mm:ss.fff} to {at[i]:HH:mm:ss.fff}, and {cap.Limit} in {cap.Per} are allowed");
            }
        }
    }

    private static DateTimeOffset[] Apart(IEnumerable<Interruption> all, Func<InboxItem, bool> concerns)
    {
        var told = new HashSet<Guid>();
        var apart = new List<DateTimeOffset>();
        foreach (var one in all)
        {
            Guid[] items = [.. one.Items.Where(concerns).Select(item => item.Id)];
            if (one.IsSettled && items.Length > 0 && !items.Any(told.Contains))
            {
                apart.Add(one.At);
            }

            told.UnionWith(items);
        }

        return [.. apart];
    }
}
