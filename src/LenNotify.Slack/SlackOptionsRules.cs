using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>What sound options of Slack are.</summary>
internal sealed class SlackOptionsRules : IValidateOptions<SlackOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        var problems = options.Guard.Check("Guard").Select(problem => $"{problem} Set it in AddSlack(o => ...).").ToList();
        if (options.Api is not { IsAbsoluteUri: true } || !options.Api.AbsolutePath.EndsWith('/'))
        {
            problems.Add("Api: is not an absolute URL that ends with a slash. Allowed: https://slack.com/api/ or a proxy of it. Set it in AddSlack(o => o.Api = ...).");
        }

        if (options.Site is { } site && (!site.IsAbsoluteUri || site.Scheme != Uri.UriSchemeHttps))
        {
            problems.Add("Site: is not an absolute https URL. Allowed: where the host's own site is. Set it in AddSlack(o => o.Site = ...).");
        }

        problems.AddRange(options.Rooms.Where(room => SlackTarget.Of(room.Value, options.Guard) is null)
            .Select(room => $"Rooms['{room.Key}']: leads nowhere. Allowed: the id of a channel, such as C024BE7LH, or the URL of an incoming webhook. Set it in AddSlack(o => o.Rooms[...] = ...)."));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
