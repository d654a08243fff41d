namespace LenNotify;

/// <summary>The keys below <c>Notifications:Twilio</c>.</summary>
internal static class TwilioSection
{
    internal const string Name = "Twilio";

    internal static void Describe(OptionsSection<TwilioOptions> section) => section
        .Text("AccountSid", static (options, value) => options.AccountSid = value)
        .Secret("AuthToken", static (options, value) => options.AuthToken = value)
        .Text("From", static (options, value) => options.From = value)
        .Text("MessagingServiceSid", static (options, value) => options.MessagingServiceSid = value)
        .Text("CallFrom", static (options, value) => options.CallFrom = value)
        .Texts("Destinations", static (options, values) => Fill(options.Destinations, values))
        .Url("PublicUrl", static (options, value) => options.PublicUrl = value)
        .Number("MostSegments", static (options, value) => options.MostSegments = value)
        .Span("AnswerWithin", static (options, value) => options.AnswerWithin = value)
        .Choice<TwilioDoubt>("WhenInDoubt", static (options, value) => options.WhenInDoubt = value)
        .Text("Replies:Stopped", static (options, value) => options.Replies.Stopped = value)
        .Text("Replies:Started", static (options, value) => options.Replies.Started = value)
        .Text("Replies:Help", static (options, value) => options.Replies.Help = value)
        .Texts("Replies:StopWords", static (options, values) => Fill(options.Replies.StopWords, values))
        .Text("Speech:Language", static (options, value) => options.Speech.Language = value)
        .Text("Speech:Voice", static (options, value) => options.Speech.Voice = value)
        .Number("Speech:Repeat", static (options, value) => options.Speech.Repeat = value)
        .Flag("Speech:Acknowledge", static (options, value) => options.Speech.Acknowledge = value)
        .Text("Speech:AskForKey", static (options, value) => options.Speech.AskForKey = value)
        .Text("Speech:Thanks", static (options, value) => options.Speech.Thanks = value)
        .Url("Api", static (options, value) => options.Api = value);

    private static void Fill(IList<string> into, IReadOnlyList<string> values)
    {
        into.Clear();
        foreach (var value in values)
        {
            into.Add(value);
        }
    }
}
