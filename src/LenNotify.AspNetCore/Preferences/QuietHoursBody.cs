namespace LenNotify;

/// <summary><see cref="QuietHours"/> as they are on the wire.</summary>
internal sealed record QuietHoursBody
{
    public bool? Enabled { get; init; }

    public IReadOnlyList<QuietWindowBody>? Windows { get; init; }

    public bool? KeepToInbox { get; init; }
}
