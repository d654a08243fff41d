namespace LenNotify;

/// <summary>How often a person wants to hear of a type.</summary>
public enum Frequency
{
    /// <summary>As it happens.</summary>
    Immediate,

    /// <summary>Folded into one summary at the next full hour of the person's clock.</summary>
    Hourly,

    /// <summary>Folded into one summary at <see cref="Preferences.DigestAt"/> of the person's clock.</summary>
    Daily,
}
