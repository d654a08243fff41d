namespace LenNotify;

/// <summary>
/// How Slack is called. A person's address is the id of a user or channel (<c>U024BE7LH</c>), for which the bot token is needed, or the URL of
/// an incoming webhook.
/// </summary>
public sealed class SlackOptions
{
    /// <summary>The bot's token, <c>xoxb-…</c>, with the scope <c>chat:write</c>. Not needed for incoming webhooks. A secret: <c>Slack:BotToken</c>.</summary>
    public string BotToken { get; set; } = "";

    /// <summary>By type: the channel's id or incoming webhook that notifications of this type go to, instead of the person's address.</summary>
    public IDictionary<string, string> Rooms { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where the host's own site is, so that links given as rooted paths lead somewhere. Without it they are left out.</summary>
    public Uri? Site { get; set; }

    /// <summary>Where Slack's methods are.</summary>
    public Uri Api { get; set; } = new("https://slack.com/api/");

    /// <summary>Where incoming webhooks may be: at Slack only, unless more hosts are added.</summary>
    public GuardedHttpOptions Guard { get; } = new() { Hosts = { "hooks.slack.com", "hooks.slack-gov.com" } };

    /// <summary>Without the token and the webhooks, which are secrets too.</summary>
    public override string ToString() => nameof(SlackOptions);
}
