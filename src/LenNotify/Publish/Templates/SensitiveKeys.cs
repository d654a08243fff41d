using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>What of a type's metadata never leaves the inbox, and the metadata without it.</summary>
internal sealed class SensitiveKeys
{
    private readonly Dictionary<string, string[]> _byType;

    internal SensitiveKeys(IEnumerable<NotificationType> types) => _byType = types
        .Where(type => type.SensitiveMetadata.Count > 0)
        .ToDictionary(type => type.Name, type => type.SensitiveMetadata.ToArray(), StringComparer.Ordinal);

    internal static SensitiveKeys None { get; } = new([]);

    /// <summary>Whether a template named after a type shows something of the kind.</summary>
    internal bool Hides(string type, string variable) => _byType.TryGetValue(type, out var keys)
        && keys.Any(key => variable == $"metadata.{key}" || variable.StartsWith($"metadata.{key}.", StringComparison.Ordinal));

    /// <summary>The notification as it may leave the inbox.</summary>
    internal Notification Without(Notification notification)
    {
        if (notification.Metadata is not { } metadata || !_byType.TryGetValue(notification.Type, out var keys) || !keys.Any(metadata.ContainsKey))
        {
            return notification;
        }

        var rest = new JsonObject();
        foreach (var (name, value) in metadata)
        {
            if (!keys.Contains(name))
            {
                rest[name] = value?.DeepClone();
            }
        }

        return notification with { Metadata = rest };
    }
}
