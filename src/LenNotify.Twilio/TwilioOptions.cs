namespace LenNotify;

/// <summary>How Twilio is called, for text messages and for calls. People's addresses are E.164: <c>+14155552671</c>.</summary>
public sealed class TwilioOptions
{
    /// <summary>The account, <c>AC</c> and 32 hex digits.</summary>
    public string AccountSid { get; set; } = "";

    /// <summary>The account's token. It also proves that callbacks are Twilio's. A secret: <c>Twilio:AuthToken</c>.</summary>
    public string AuthToken { get; set; } = "";

    /// <summary>Who it comes from: a number of yours in E.164, or for text messages also a short code or a name. Not beside <see cref="MessagingServiceSid"/>.</summary>
    public string? From { get; set; }

    /// <summary>For text messages: the service that chooses the number, <c>MG</c> and 32 hex digits.</summary>
    public string? MessagingServiceSid { get; set; }

    /// <summary>For calls: the number that calls; <see cref="From"/> unless it is another.</summary>
    public string? CallFrom { get; set; }

    /// <summary>
    /// The only destinations, by the first digits of their numbers: <c>+1</c>, <c>+4479</c>. Nothing else is ever called or written to,
    /// so that nobody earns by what you pay for. Premium, satellite and shared-cost numbers stay closed unless their own
    /// prefix is here.
    /// </summary>
    public IList<string> Destinations { get; } = [];

    /// <summary>
    /// Where the host's webhooks are reached from outside: <c>https://shop.example/api/notifications/webhooks/</c>. Callbacks are judged
    /// by this URL and never by what a request says of its host. Without it there are none, and nothing is heard of a message that
    /// Twilio took.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>How many segments a text may be paid for; what exceeds is cut, and ends in <c>...</c>. 1-10.</summary>
    public int MostSegments { get; set; } = 3;

    /// <summary>How long Twilio may take to answer; less than the channel's own time-out. 1 second to 2 minutes.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>What to do when nobody knows whether Twilio took a message: it has no key by which it would notice a repeat.</summary>
    public TwilioDoubt WhenInDoubt { get; set; }

    /// <summary>Answers to people's STOP, START and HELP.</summary>
    public TwilioReplies Replies { get; } = new();

    /// <summary>How calls speak.</summary>
    public TwilioSpeech Speech { get; } = new();

    /// <summary>Where Twilio's API is; another region has another host.</summary>
    public Uri Api { get; set; } = new("https://api.twilio.com/");

    /// <summary>Without the token.</summary>
    public override string ToString() => nameof(TwilioOptions);
}
