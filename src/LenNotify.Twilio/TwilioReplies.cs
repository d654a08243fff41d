namespace LenNotify;

/// <summary>What people are answered who write STOP, START or HELP. Empty for no answer, as when a messaging service of Twilio's answers itself.</summary>
public sealed class TwilioReplies
{
    /// <summary>Said once, after a STOP that changed something.</summary>
    public string Stopped { get; set; } = "You will get no more messages from us. Reply START to get them again.";

    /// <summary>Said once, after a START that changed something.</summary>
    public string Started { get; set; } = "You will get our messages again. Reply STOP to end them.";

    /// <summary>Said to HELP.</summary>
    public string Help { get; set; } = "Reply STOP to get no more messages from us. Message and data rates may apply.";

    /// <summary>More words that mean STOP, beside those of <c>TwilioWords</c>; compared without regard to case, accents and punctuation.</summary>
    public IList<string> StopWords { get; } = [];
}
