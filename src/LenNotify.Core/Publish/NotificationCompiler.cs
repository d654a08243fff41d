using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>Makes a notification ready: found sound, then copied.</summary>
internal static class NotificationCompiler
{
    internal static CompiledNotification Compile(Notification notification, Guid id, EngineSettings settings)
    {
        var problems = NotificationRules.Check(notification, settings.Options.MaxMessageLength);
        if (problems.Count > 0)
        {
            throw new InvalidInputException("notification", problems);
        }

        var source = notification.Metadata is null
            ? notification
            : notification with { Metadata = (JsonObject)notification.Metadata.DeepClone() };
        return new CompiledNotification(source, id, settings);
    }
}
