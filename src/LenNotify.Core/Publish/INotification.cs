namespace LenNotify;

/// <summary>
/// A notification as a plain record of the host's. Only <see cref="TypeName"/> and <see cref="Title"/> must be written;
/// <see cref="Complete"/> is the place for everything else.
/// </summary>
public interface INotification
{
    /// <summary>The type's name in stores, preferences and rules. It must never change, even when the class is renamed.</summary>
    static abstract string TypeName { get; }

    /// <summary>One line, at most 200 characters.</summary>
    string Title { get; }

    /// <summary>The text below the title; empty unless overridden.</summary>
    string Message => "";

    /// <summary>What happened; <see cref="Severity.Info"/> unless overridden.</summary>
    Severity Severity => Severity.Info;

    /// <summary>Adds what the other members cannot say (confidence, attributes, keys, actions) and returns the result.</summary>
    Notification Complete(Notification draft) => draft;
}
