namespace LenNotify;

/// <summary>A message of a person's.</summary>
/// <param name="MessageSid">What Twilio knows it by.</param>
/// <param name="From">Who wrote, in E.164.</param>
/// <param name="Text">What.</param>
public sealed record TwilioText(string MessageSid, string From, string Text)
{
    /// <summary>Without number and text.</summary>
    public override string ToString() => $"TwilioText {MessageSid}";
}
