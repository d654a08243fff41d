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
    /// <summary>The whole explanation as text, a line to a judgement.</summary>
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

        return text.ToString();
    }
}
