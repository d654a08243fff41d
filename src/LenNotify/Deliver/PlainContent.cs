using System.Globalization;
using System.Text;

namespace LenNotify;

/// <summary>What is said without a template: titles and messages, and of several how many.</summary>
internal static class PlainContent
{
    private const int MostListed = 20;

    internal static RenderedContent Of(IReadOnlyList<Notification> notifications)
    {
        if (notifications.Count == 1)
        {
            var only = notifications[0];
            return new RenderedContent(only.Title, only.Message.Length == 0 ? only.Title : only.Message);
        }

        var text = new StringBuilder();
        for (var i = 0; i < Math.Min(notifications.Count, MostListed); i++)
        {
            text.Append(notifications[i].Title).Append('\n');
        }

        if (notifications.Count > MostListed)
        {
            text.Append(CultureInfo.InvariantCulture, $"and {notifications.Count - MostListed} more\n");
        }

        return new RenderedContent(
            string.Create(CultureInfo.InvariantCulture, $"{notifications.Count} notifications: {notifications[^1].Title}"), text.ToString(0, text.Length - 1));
    }
}
