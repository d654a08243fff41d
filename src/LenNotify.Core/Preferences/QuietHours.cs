namespace LenNotify;

/// <summary>When a person does not want to be disturbed, in <see cref="Preferences.TimeZone"/>.</summary>
public sealed record QuietHours
{
    /// <summary>Off until the person turns it on.</summary>
    public bool Enabled { get; init; }

    /// <summary>Any number up to 50; they may overlap. 22:00-08:00 is filled in beforehand.</summary>
    public IReadOnlyList<QuietWindow> Windows { get; init => field = ValueList.Of(value); } =
        ValueList.Of([new QuietWindow(new TimeOfDay(22), new TimeOfDay(8))]);

    /// <summary>Keeps what comes in quiet hours to the inbox, instead of holding it to the end of the window.</summary>
    public bool KeepToInbox { get; init; }
}
