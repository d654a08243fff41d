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
            DeliveryState.Delivered when story.Channel == ChannelNames.InApp => $"listed{(story.Decision is { Silent: true } ? " silently" : "")}",
            DeliveryState.Suppressed when !story.Item.Listed => "filtered, and not listed in the inbox",
            DeliveryState.Held => $"held until {At(story.Until)}",
            DeliveryState.Digested => $"in a summary that comes at {At(story.Until)}",
            DeliveryState.Retrying => $"failed after {Attempts(story.Attempts.Count)}, to be tried again at {At(story.Until)}",
            DeliveryState.DeadLettered => $"given up after {Attempts(story.Attempts.Count)}: a dead letter",
            DeliveryState.UnderWay => $"being sent since {At(story.SendingSince)}",
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

    private static string At(DateTimeOffset? instant) => instant is { } known ? Words.Of(known) : "an instant that is not known";

    private static string Attempts(int count) => count == 1 ? "one attempt" : $"{count} attempts";
}
