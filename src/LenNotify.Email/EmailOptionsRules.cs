using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>What sound options of email are.</summary>
internal sealed class EmailOptionsRules : IValidateOptions<EmailOptions>
{
    private const int MostName = 100;

    public ValidateOptionsResult Validate(string? name, EmailOptions options)
    {
        var problems = new List<string>();
        Check(EmailAddress.IsValid(options.From), "From", "is no mail address", "such as shop@example.com", problems);
        Check(options.FromName is null || (options.FromName.Length is > 0 and <= MostName && !options.FromName.Any(char.IsControl)), "FromName", "is empty, too long or not on one line", "1 to 100 characters, or null", problems);
        Check(options.ReplyTo is null || EmailAddress.IsValid(options.ReplyTo), "ReplyTo", "is no mail address", "such as help@example.com, or null", problems);
        Check(options.Site is null or { IsAbsoluteUri: true, Scheme: "https" }, "Site", "is not an absolute https URL", "where the host's own site is, or null", problems);
        Check(options.PublicUrl is null or { IsAbsoluteUri: true, Scheme: "https", Query: "" } && options.PublicUrl?.AbsolutePath.EndsWith('/') != false, "PublicUrl", "is not an absolute https URL that ends with a slash", "where webhooks are reached from outside, or null", problems);
        Check(options.BulkTypes.Count == 0 || !string.IsNullOrWhiteSpace(options.PostalAddress), "PostalAddress", "is missing, though there are BulkTypes", "where the sender is by post", problems);
        Check(options.BulkTypes.Count == 0 || options.PublicUrl is not null, "PublicUrl", "is missing, though there are BulkTypes, which must be unsubscribed from", "where webhooks are reached from outside", problems);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    internal static void Check(bool isRight, string field, string problem, string allowed, List<string> problems)
    {
        if (!isRight)
        {
            problems.Add($"{field}: {problem}. Allowed: {allowed}. Set it in AddEmail(o => ...) or in the call that follows it.");
        }
    }
}
