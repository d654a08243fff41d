using LenNotify.Storage;

namespace LenNotify;

/// <summary>Judges dead letters by what holds now, with the code that judges them when they are due.</summary>
internal sealed class LetterJudge(RoutingEngine engine, Recipients people, IInbox inbox, ChannelTable channels)
{
    /// <summary>
    /// Judges some of them, one after the other: each takes its caps from the states before the next is judged. Letters of
    /// one person may come in several calls with the same states.
    /// </summary>
    internal async Task<IReadOnlyList<JudgedLetter>> JudgeAsync(
        IReadOnlyList<DeadLetter> letters, Dictionary<string, UserState> states, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string[] userIds = [.. letters.Select(letter => letter.UserId).Distinct(StringComparer.Ordinal)];
        var known = await people.LookUpAsync(userIds, now, cancellationToken).ConfigureAwait(false);
        string[] unread = [.. userIds.Where(userId => !states.ContainsKey(userId))];
        foreach (var state in unread.Length == 0 ? [] : await inbox.StatesAsync(unread, cancellationToken).ConfigureAwait(false))
        {
            states.Add(state.UserId, state);
        }

        var judged = new JudgedLetter[letters.Count];
        for (var i = 0; i < judged.Length; i++)
        {
            judged[i] = Judge(letters[i], known, states, now);
        }

        return judged;
    }

    private JudgedLetter Judge(DeadLetter letter, Dictionary<string, Recipient> known, Dictionary<string, UserState> states, DateTimeOffset now)
    {
        if (letter.Delivery.Channel == EventLetters.Channel)
        {
            // An event of which nobody could be told: the rules judge it again.
            return new JudgedLetter(letter, Verdict.Deliver, Reason.Routed);
        }

        var place = channels.PlaceOf(letter.Delivery.Channel);
        if (place < 0)
        {
            return new JudgedLetter(letter, Verdict.Suppress, Reason.ChannelDisabled);
        }

        // As it would come back: nothing of its first life counts.
        var due = letter.Delivery with { Attempts = 0, CapsTaken = false };
        var state = states[letter.UserId];
        if (due.Members.Count == 0 || new ReleaseJudge(engine, people, known, place, now).Judge(due, state) is not { } ruling)
        {
            return due.Members.Count == 0
                ? new JudgedLetter(letter, Verdict.Suppress, Reason.Expired)
                : new JudgedLetter(letter, Verdict.Hold, Reason.PersonUnavailable);
        }

        states[letter.UserId] = state with { Activity = ruling.Activity };
        return new JudgedLetter(letter, ruling.Verdict, ruling.Reason);
    }
}
