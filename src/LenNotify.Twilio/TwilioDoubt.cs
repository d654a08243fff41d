namespace LenNotify;

/// <summary>What to do with a message of which nobody knows whether it was taken: a time-out, a broken connection, a 5xx.</summary>
public enum TwilioDoubt
{
    /// <summary>Send it again: it may come twice.</summary>
    SendAgain,

    /// <summary>Leave it with the dead letters, where somebody decides: it may not come at all.</summary>
    Park,
}
