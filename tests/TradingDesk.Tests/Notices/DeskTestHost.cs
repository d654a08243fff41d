using Microsoft.Extensions.DependencyInjection;

namespace TradingDesk.Tests;

/// <summary>The sample's notifications as the sample says them, in LenNotify's own host for tests.</summary>
internal static class DeskTestHost
{
    /// <summary>A Wednesday, 14:00 in Amsterdam.</summary>
    internal static NotificationsTestHost Start(TradingFloor? floor = null)
    {
        var host = NotificationsTestHost.Start(n =>
        {
            n.Services.AddSingleton(floor ?? new TradingFloor(1));
            n.Services.AddDeskNotifications();

            // Here the host's channels record; development mode would stand before them.
            n.Services.PostConfigure<DevelopmentModeOptions>(o => o.Enabled = false);
        });
        host.SetClock(Story.Noon);
        return host;
    }

    internal static Task TellAsync(this NotificationsTestHost host, FloorStep step) => new DeskNotices(host.Notifier).TellAsync(step, CancellationToken.None);

    internal static IReadOnlyList<(string UserId, string Title)> Inboxes(this NotificationsTestHost host) =>
        [.. DemoPeople.All.SelectMany(person => host.To(person.Id).Inbox.Items.Select(item => (person.Id, item.Notification.Title)))];
}
