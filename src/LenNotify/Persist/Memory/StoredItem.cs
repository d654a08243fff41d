using LenNotify.Storage;

namespace LenNotify;

/// <summary>An item as the store holds it. Read and written under its person's lock.</summary>
internal sealed class StoredItem(InboxItem item, long place, AppendedUser answer)
{
    private readonly List<AttemptEntry> _attempts = [];

    /// <summary>As it is now.</summary>
    public InboxItem Item { get; private set; } = item;

    /// <summary>Where it stands on its shelf: its sequence, or a number of its own for what is not listed.</summary>
    public long Place { get; } = place;

    /// <summary>What the first append answered.</summary>
    public AppendedUser Answer { get; } = answer;

    /// <summary>Whether the unread counter holds it.</summary>
    public bool Counted { get; set; }

    /// <summary>Every attempt of every delivery that carried it, oldest first.</summary>
    public IReadOnlyList<AttemptEntry> Attempts => _attempts;

    /// <summary>Whether it is shown at this instant.</summary>
    public bool IsShown(DateTimeOffset now) => Item.DismissedAt is null && !IsExpired(now);

    /// <summary>The routing engine's rule: at its instant it is over.</summary>
    public bool IsExpired(DateTimeOffset now) => Item.Notification.ExpiresAt <= now;

    /// <summary>Marks it; false when it was marked so before.</summary>
    public bool Mark(ItemMark mark, DateTimeOffset now)
    {
        if ((mark == ItemMark.Read ? Item.ReadAt : Item.DismissedAt) is not null)
        {
            return false;
        }

        Item = mark == ItemMark.Read ? Item with { ReadAt = now } : Item with { DismissedAt = now };
        return true;
    }

    /// <summary>Keeps what a later judgement said about a channel.</summary>
    public void Decide(string channel, DeliveryRuling ruling) =>
        Item = Item with
        {
            Decisions = [.. Item.Decisions.Select(decision => decision.Channel == channel
                ? decision with { Verdict = ruling.Verdict, Reason = ruling.Reason, Until = ruling.Until }
                : decision)],
        };

    /// <summary>Logs an attempt.</summary>
    public void Log(AttemptEntry entry) => _attempts.Add(entry);
}
