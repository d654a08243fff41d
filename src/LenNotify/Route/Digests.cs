using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Which digest something joins: the next one that has not gone out yet; and, for who asked for it, the daily mail of what
/// came to the inbox only. Pure.
/// </summary>
internal sealed class Digests(RoutingEngine engine)
{
    private readonly int _email = IndexOf(engine, ChannelNames.Email);

    /// <summary>The digest that the item is part of on this channel, or null.</summary>
    internal static StoredDecision? Of(InboxItem item, string channel)
    {
        for (var i = 0; i < item.Decisions.Count; i++)
        {
            if (item.Decisions[i] is { Verdict: Verdict.Digest } decision && decision.Channel == channel)
            {
                return decision;
            }
        }

        return null;
    }

    /// <summary>Moves what would join a digest that went out already to the next one.</summary>
    internal void Settle(StoredDecision[] decisions, Recipient person, in UserState state, DateTimeOffset now)
    {
        for (var i = 0; i < decisions.Length; i++)
        {
            if (decisions[i] is { Verdict: Verdict.Digest, Until: { } due } && engine.NextDigest(in person.Preferences, state.Activity, i, due, now) is { } next)
            {
                decisions[i] = decisions[i] with { Until = next };
            }
        }
    }

    /// <summary>Adds the daily mail for who asked for it, where no mail tells of the item already or may yet.</summary>
    internal RoutedUser AddTo(RoutedUser routed, Recipient person, in UserState state, Func<int, StoredDecision, NewDelivery[]> make)
    {
        var item = routed.Item;
        if (!item.Listed || _email < 0 || item.Decisions[_email].Reason != Reason.ChannelNotChosen)
        {
            return routed;
        }

        var due = RoutingEngine.NextDaily(in person.Preferences, item.CreatedAt);
        due = engine.NextDigest(in person.Preferences, state.Activity, _email, due, item.CreatedAt) ?? due;
        var told = new StoredDecision(ChannelNames.Email, Verdict.Digest, Reason.EmailDigest, due, Silent: false);
        var mails = make(_email, told);
        if (mails.Length == 0)
        {
            return routed;
        }

        StoredDecision[] decisions = [.. item.Decisions];
        decisions[_email] = told;
        return routed with { Item = item with { Decisions = decisions }, Deliveries = [.. routed.Deliveries, .. mails] };
    }

    /// <summary>The channel's place; -1 for one that there is not.</summary>
    internal static int IndexOf(RoutingEngine engine, string channel)
    {
        for (var i = 0; i < engine.Channels.Count; i++)
        {
            if (engine.Channels[i].Name == channel)
            {
                return i;
            }
        }

        return -1;
    }
}
