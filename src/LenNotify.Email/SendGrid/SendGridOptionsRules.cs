using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>What sound options of SendGrid are.</summary>
internal sealed class SendGridOptionsRules : IValidateOptions<SendGridOptions>
{
    public ValidateOptionsResult Validate(string? name, SendGridOptions options)
    {
        var problems = new List<string>();
        EmailOptionsRules.Check(options.Api is { IsAbsoluteUri: true, AbsolutePath: "/" }, "Api", "is not the root of a host", "https://api.sendgrid.com/ or that of another region", problems);
        EmailOptionsRules.Check(options.EventKey is null || EventSignature.IsKey(options.EventKey), "EventKey", "is not a verification key", "base64, as SendGrid shows it, or null", problems);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
