using System.Globalization;
using System.Text;

namespace LenNotify.Testing;

/// <summary>Writes what a failed assertion says: what was expected, what there is, why, and when that will change.</summary>
internal static class StoryWriter
{
    private const int MostTold = 20;

    internal static NotificationAssertionException Fail(string expected, DateTimeOffset now, IReadOnlyList<ItemStory> stories)
    {
        var text = new StringBuilder($"Expected {expected}. It is {Words.Of(now)}.");
        if (stories.Count == 0)
        {
            text.Append("\n  Nothing was published for this person.");
        }

        foreach (var story in stories.TakeLast(MostTold))
        {
            Append(text, story, now);
        }

        if (stories.Count > MostTold)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  and {stories.Count - MostTold} before these.");
        }

        return new NotificationAssertionException(text.ToString());
    }

    internal static string Line(ItemStory story)
    {
        var state = story.State switch
        {
            DeliveryState.Held => $"held until {At(story)}",
            DeliveryState.Digested => $"in a summary that comes at {At(story)}",
            DeliveryState.Retrying => $"failed {Times(story.Attempts.Count)}, to be tried again at {At(story)}",
            DeliveryState.DeadLettered => $"given up after {Times(story.Attempts.Count)}: a dead letter",
            DeliveryState.UnderWay => "being sent since " + Words.Of(story.Attempts[^1].StartedAt),
            DeliveryState.Suppressed => "not to be sent",
            DeliveryState.Delivered when story.Attempts.Count > 0 => $"delivered at {Words.Of(story.Attempts[^1].EndedAt ?? story.Attempts[^1].StartedAt)}",
            var other => Words.Of(other),
        };
        var reason = story.State is DeliveryState.Held or DeliveryState.Digested or DeliveryState.Suppressed && story.Reason is { } why ? $" ({Words.Of(why)})" : "";
        return $"{story.Channel}: {state}{reason}{(story.Words.Length == 0 ? "." : $". {story.Words}")}";
    }

    private static void Append(StringBuilder text, ItemStory story, DateTimeOffset now)
    {
        var item = story.Item;
        text.Append(CultureInfo.InvariantCulture, $"\n  '{item.Notification.Title}' ({item.Notification.Type}, priority {Words.Of(item.Priority)}), published {Words.Of(item.CreatedAt)}:")
            .Append("\n    ").Append(Line(story));
        if (story.Until is { } until && until > now)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n    host.SetClock(\"{Words.Of(until)}\") gets there.");
        }
    }

    private static string At(ItemStory story) => story.Until is { } until ? Words.Of(until) : "an instant that is not known";

    private static string Times(int count) => count == 1 ? "once" : $"{count} times";
}
