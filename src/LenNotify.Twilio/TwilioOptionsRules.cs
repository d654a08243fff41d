using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>What sound options of Twilio are.</summary>
internal sealed partial class TwilioOptionsRules : IValidateOptions<TwilioOptions>
{
    private const int MostText = 320;

    public ValidateOptionsResult Validate(string? name, TwilioOptions options)
    {
        var problems = new List<string>();
        Check(AccountForm().IsMatch(options.AccountSid), "AccountSid", "is not an account", "AC and 32 hex digits, as Twilio's console shows it", problems);
        Check(options.MessagingServiceSid is null || ServiceForm().IsMatch(options.MessagingServiceSid), "MessagingServiceSid", "is not a messaging service", "MG and 32 hex digits, or null", problems);
        Check(options.From is null || options.MessagingServiceSid is null, "From", "stands beside MessagingServiceSid", "one of the two", problems);
        Check(options.From is not null || options.MessagingServiceSid is not null || options.CallFrom is not null, "From", "is missing", "a number of yours in E.164, or MessagingServiceSid", problems);
        Check(options.From is null || PhoneNumber.IsOne(options.From) || SenderForm().IsMatch(options.From), "From", "is no sender", "E.164, a short code, or a name of up to 11 letters and digits", problems);
        Check(options.CallFrom is null || PhoneNumber.IsOne(options.CallFrom), "CallFrom", "is no number", "E.164, such as +14155552671", problems);
        Check(options.Destinations.Count > 0, "Destinations", "is empty, so that nobody could be reached", "the first digits of numbers that may be reached, such as +1 or +44; + for the whole world", problems);
        Check(options.Destinations.All(prefix => PrefixForm().IsMatch(prefix)), "Destinations", "has an entry that is no prefix", "+ and up to 15 digits", problems);
        Check(options.PublicUrl is null or { IsAbsoluteUri: true, Scheme: "https" or "http", Query: "", Fragment: "" } && options.PublicUrl?.AbsolutePath.EndsWith('/') != false, "PublicUrl", "is not an absolute URL that ends with a slash", "where webhooks are reached from outside, without a query", problems);
        Check(options.MostSegments is >= 1 and <= 10, "MostSegments", FormattableString.Invariant($"is {options.MostSegments}"), "1 to 10", problems);
        Check(options.AnswerWithin >= TimeSpan.FromSeconds(1) && options.AnswerWithin <= TimeSpan.FromMinutes(2), "AnswerWithin", $"is {options.AnswerWithin}", "1 second to 2 minutes", problems);
        Check(options.Api is { IsAbsoluteUri: true, AbsolutePath: "/" }, "Api", "is not the root of a host", "https://api.twilio.com/ or that of another region", problems);
        CheckTexts(options, problems);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static void CheckTexts(TwilioOptions options, List<string> problems)
    {
        string?[] texts = [options.Replies.Stopped, options.Replies.Started, options.Replies.Help, options.Speech.AskForKey, options.Speech.Thanks];
        Check(texts.All(text => text is { Length: <= MostText }), "Replies and Speech", "have a text that is missing or too long", "up to 320 characters each", problems);
        Check(options.Speech.Repeat is >= 1 and <= 5, "Speech.Repeat", FormattableString.Invariant($"is {options.Speech.Repeat}"), "1 to 5", problems);
        Check(LanguageForm().IsMatch(options.Speech.Language), "Speech.Language", "is no language", "such as en-US", problems);
    }

    private static void Check(bool isRight, string field, string problem, string allowed, List<string> problems)
    {
        if (!isRight)
        {
            problems.Add($"{field}: {problem}. Allowed: {allowed}. Set it in AddTwilioSms(o => ...) or AddTwilioVoice(o => ...).");
        }
    }

    [GeneratedRegex(@"\AAC[0-9a-f]{32}\z")]
    private static partial Regex AccountForm();

    [GeneratedRegex(@"\AMG[0-9a-f]{32}\z")]
    private static partial Regex ServiceForm();

    [GeneratedRegex(@"\A(?:[0-9]{5,6}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})\z")]
    private static partial Regex SenderForm();

    [GeneratedRegex(@"\A\+[0-9]{0,15}\z")]
    private static partial Regex PrefixForm();

    [GeneratedRegex(@"\A[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}\z")]
    private static partial Regex LanguageForm();
}
