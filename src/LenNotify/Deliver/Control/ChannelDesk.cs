using LenNotify.Storage;

namespace LenNotify;

/// <summary>What operators say of channels: kept in the store with who said it, and told to all nodes at once.</summary>
internal sealed class ChannelDesk(IDocuments documents, ChannelTable channels, Pulse pulse, StoreClock clock, DeliveryBells bells)
{
    /// <summary>How all channels but the inbox are.</summary>
    internal async Task<IReadOnlyList<ChannelBeat>> ListAsync(CancellationToken cancellationToken) =>
        (await pulse.TakeAsync(cancellationToken).ConfigureAwait(false)).Channels;

    /// <summary>How one channel is; null for one that the host does not have.</summary>
    internal async Task<ChannelBeat?> FindAsync(string channel, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(beat => beat.Name == channel);

    /// <summary>The channel's options; null for one that the host does not have, and for the inbox.</summary>
    internal ChannelOptions? OptionsOf(string channel) =>
        channel != ChannelNames.InApp && channels.PlaceOf(channel) is >= 0 and var place ? channels.Lines[place].Options : null;

    /// <summary>From now on nothing is claimed over this channel. False for a channel that the host does not have.</summary>
    internal Task<bool> PauseAsync(string channel, string actor, CancellationToken cancellationToken) => SayAsync(
        channel,
        new AuditFact(ActorRules.Checked(actor), "channel_paused", channel, "paused"),
        said => said.IsPaused ? said : said with { PausedAt = clock.Now, PausedBy = actor },
        cancellationToken);

    /// <summary>It goes on. False for a channel that the host does not have.</summary>
    internal Task<bool> ResumeAsync(string channel, string actor, CancellationToken cancellationToken) => SayAsync(
        channel, new AuditFact(ActorRules.Checked(actor), "channel_resumed", channel, "resumed"), said => said with { PausedAt = null, PausedBy = null }, cancellationToken);

    /// <summary>Other limits than the options say; null goes back to those. False for a channel that the host does not have.</summary>
    /// <exception cref="InvalidInputException">A limit is not allowed.</exception>
    internal Task<bool> LimitAsync(string channel, int? concurrency, ChannelRate? rate, string actor, CancellationToken cancellationToken)
    {
        Check(concurrency, rate);
        return SayAsync(
            channel, new AuditFact(ActorRules.Checked(actor), "channel_limited", channel, Outcome(concurrency, rate)), said => said with { Concurrency = concurrency, Rate = rate }, cancellationToken);
    }

    private static string Outcome(int? concurrency, ChannelRate? rate) => FormattableString.Invariant(
        $"concurrency {((object?)concurrency ?? "as configured")}, rate {(rate is null ? "as configured" : $"{rate.Limit} per {rate.Per}")}");

    private static void Check(int? concurrency, ChannelRate? rate)
    {
        var problems = new List<Problem>();
        if (concurrency is { } atOnce)
        {
            ChannelLimitRules.CheckConcurrency("concurrency", atOnce, problems);
        }

        if (rate is not null)
        {
            ChannelLimitRules.CheckRate("rate", rate, problems);
        }

        if (problems.Count > 0)
        {
            throw new InvalidInputException("set of limits", problems);
        }
    }

    // What changes nothing is not on record again. Of two who say something at once, the second says it to what the first left.
    private async Task<bool> SayAsync(string channel, AuditFact fact, Func<ChannelControl, ChannelControl> say, CancellationToken cancellationToken)
    {
        if (OptionsOf(channel) is null)
        {
            return false;
        }

        long? version = null;
        while (version is null)
        {
            var stored = await documents.GetDocumentAsync(ControlDocument.KeyOf(channel), cancellationToken).ConfigureAwait(false);
            var (before, after) = (ControlDocument.Read(stored), say(ControlDocument.Read(stored)));
            if (before == after)
            {
                return true;
            }

            version = await documents.PutDocumentAsync(ControlDocument.Write(channel, stored, after), fact, clock.Now, cancellationToken).ConfigureAwait(false);
        }

        bells.Steer(channel);
        return true;
    }
}
