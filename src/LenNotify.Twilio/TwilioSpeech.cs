namespace LenNotify;

/// <summary>How calls speak.</summary>
public sealed class TwilioSpeech
{
    /// <summary>The language that the text is read in, such as <c>en-US</c>.</summary>
    public string Language { get; set; } = "en-US";

    /// <summary>One of Twilio's voices, such as <c>Polly.Joanna</c>; null for its own choice.</summary>
    public string? Voice { get; set; }

    /// <summary>How often it is said. 1-5.</summary>
    public int Repeat { get; set; } = 2;

    /// <summary>Asks for a key, which marks the notifications read. Needs <see cref="TwilioOptions.PublicUrl"/>.</summary>
    public bool Acknowledge { get; set; } = true;

    /// <summary>What asks for the key.</summary>
    public string AskForKey { get; set; } = "Press 1 to confirm.";

    /// <summary>What is said once the key was pressed.</summary>
    public string Thanks { get; set; } = "Thank you. Goodbye.";
}
