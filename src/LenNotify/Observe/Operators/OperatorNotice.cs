namespace LenNotify;

/// <summary>
/// What operators are told. No number of the moment is in a text: of several nodes that see the same thing each must say the
/// same, so that the store keeps it once.
/// </summary>
internal static class OperatorNotice
{
    private const string Prefix = "lennotify.";

    internal static bool IsOne(string type) => type.StartsWith(Prefix, StringComparison.Ordinal);

    internal static Notification Circuit(string channel) => new()
    {
        Type = $"{Prefix}circuit_open",
        Title = $"Channel {channel} rests",
        Message = $"Five deliveries over {channel} failed in a row, or the probe after a rest did. What is due waits; one delivery at a time is let through to see whether it works again.",
        Severity = Severity.Error,
        Attributes = Of(channel),
    };

    internal static Notification Failures(string channel, int bound) => new()
    {
        Type = $"{Prefix}deliveries_failing",
        Title = $"Deliveries over {channel} fail",
        Message = FormattableString.Invariant($"Within five minutes {bound} attempts over {channel} failed, or more. What failed for good lies with the dead letters."),
        Severity = Severity.Error,
        Attributes = Of(channel),
    };

    internal static Notification Queue(string channel) => new()
    {
        Type = $"{Prefix}queue_over_bound",
        Title = $"The queue of {channel} is too long",
        Message = $"More deliveries over {channel} are due than the host's bound. They are kept, and come late.",
        Severity = Severity.Warning,
        Attributes = Of(channel),
    };

    private static Dictionary<string, string> Of(string channel) => new() { ["channel"] = channel };
}
