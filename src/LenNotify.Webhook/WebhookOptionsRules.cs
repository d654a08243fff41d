using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>What sound options of the webhook channel are. Keys are judged when they are read, wherever they come from.</summary>
internal sealed class WebhookOptionsRules : IValidateOptions<WebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        string[] problems = [.. options.Guard.Check("Guard").Select(problem => $"{problem} Set it in AddWebhook(o => ...).")];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
