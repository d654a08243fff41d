namespace LenNotify;

/// <summary>One thing that is wrong with an input.</summary>
/// <param name="Field">Where: the field's path as it is spelled on the wire, such as <c>quiet_hours.windows[0].start</c>.</param>
/// <param name="Message">What is wrong with the value, in a sentence.</param>
/// <param name="Limit">What would have been right, such as <c>200 characters</c> or <c>HH:mm from 00:00 to 23:59</c>.</param>
public sealed record Problem(string Field, string Message, string Limit)
{
    /// <summary>Field, problem and limit in one line.</summary>
    public override string ToString() => $"{Field}: {Message} Allowed: {Limit}.";
}
