using LenNotify.Storage;

namespace LenNotify;

/// <summary>The priority of what has a repeat key: it depends on what the person was shown lately.</summary>
internal static class Repeats
{
    internal static Priority Judge(in RoutingPass pass, in UserActivity activity)
    {
        var notification = pass.Notification;
        var repeats = 1;
        if (activity.TryFindCap(notification.RepeatKey, out var shown))
        {
            foreach (var start in shown.Starts)
            {
                repeats += start.At + pass.Settings.Repeats.Per > pass.Now ? 1 : 0;
            }
        }

        return repeats == 1 ? notification.Priority : pass.Settings.Judge(notification.Source, notification.Type, repeats);
    }
}
