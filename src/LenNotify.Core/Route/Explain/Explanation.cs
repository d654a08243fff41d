using System.Text;

namespace LenNotify;

/// <summary>
/// Why a notification went where it went. It was written down by the code that decided, while it decided, so it cannot
/// tell another story.
/// </summary>
/// <param name="Decision">What was decided for the person.</param>
/// <param name="Channels">What was decided for each channel, and why.</param>
public sealed record Explanation(Decision Decision, IReadOnlyList<ChannelExplanation> Channels)
{
    /// <summary>What would follow on it: escalations and fallbacks, as they would be stored. Each is judged again when it is due.</summary>
    public IReadOnlyList<FollowUpExplanation> FollowUps { get; init; } = [];

    /// <summary>The whole explanation as text, a line to a judgement and to what follows.</summary>
    public override string ToString()
    {
        var text = new StringBuilder()
            .Append("Priority ").Append(WireNames.Of(Decision.Priority))
            .Append(Decision.Listed ? ", listed in the inbox." : ", not listed in the inbox.");
        foreach (var channel in Channels)
        {
            text.Append('\n').Append(channel);
            foreach (var step in channel.Steps)
            {
                text.Append("\n  ").Append((int)step.Judgement).Append(' ').Append(step.Words);
            }
        }

        foreach (var followUp in FollowUps)
        {
            text.Append("\nThen ").Append(followUp);
        }

        return text.ToString();
    }
}
