namespace LenNotify;

/// <summary>What an inbound message says.</summary>
internal enum TwilioWord
{
    /// <summary>Something for a person to read.</summary>
    FreeText,

    /// <summary>No more.</summary>
    Stop,

    /// <summary>Again.</summary>
    Start,

    /// <summary>What is this?</summary>
    Help,
}
