using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>What sound options of web push are. The private key is judged when it is read, wherever it comes from.</summary>
internal sealed class WebPushOptionsRules : IValidateOptions<WebPushOptions>
{
    private const string Mend = "Set it in AddWebPush(o => ...).";

    public ValidateOptionsResult Validate(string? name, WebPushOptions options)
    {
        var problems = options.Guard.Check("Guard").Select(problem => $"{problem} {Mend}").ToList();
        if (PushBytes.Point(options.PublicKey) is null)
        {
            problems.Add($"PublicKey: is not the public half of a VAPID pair. Allowed: 65 bytes as base64url, from VapidKeys.Generate(). {Mend}");
        }

        if (!Uri.TryCreate(options.Subject, UriKind.Absolute, out var subject) || subject.Scheme is not ("mailto" or "https"))
        {
            problems.Add($"Subject: is '{(options.Subject.Length > 40 ? options.Subject[..40] : options.Subject)}'. Allowed: mailto: and an address, or an https URL, where a push service reaches you. {Mend}");
        }

        if (options.TimeToLive < TimeSpan.Zero || options.TimeToLive > TimeSpan.FromDays(28))
        {
            problems.Add($"TimeToLive: is {options.TimeToLive}. Allowed: 0 to 28 days. {Mend}");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
