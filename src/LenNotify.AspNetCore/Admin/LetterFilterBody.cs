using LenNotify.Storage;

namespace LenNotify;

/// <summary>Which letters.</summary>
/// <param name="Ids">Only these deliveries.</param>
/// <param name="Channel">Only this channel.</param>
/// <param name="Cause">Only causes that begin so.</param>
/// <param name="UserId">Only this person's.</param>
/// <param name="From">Given up at or after.</param>
/// <param name="To">Given up before.</param>
/// <param name="All">All there are: must be said, so that nobody means it by leaving something out.</param>
internal sealed record LetterFilterBody(
    IReadOnlyList<Guid>? Ids = null, string? Channel = null, string? Cause = null, string? UserId = null, DateTimeOffset? From = null, DateTimeOffset? To = null, bool All = false)
{
    private const int MostIds = 1_000;

    /// <param name="within">Where in the body the filter stands.</param>
    internal DeadLetterFilter Demand(string within = "")
    {
        var filter = new DeadLetterFilter { Ids = Ids ?? [], Channel = Channel, Cause = Cause, UserId = UserId, From = From, To = To };
        return filter.Ids.Count > MostIds ? throw Refusal.Invalid(within + "ids", FormattableString.Invariant($"has {filter.Ids.Count} entries."), "1,000")
            : All == (filter.Ids.Count > 0 || (Channel ?? Cause ?? UserId) is not null || From is not null || To is not null)
                ? throw Refusal.Invalid(within + "all", "does not fit the rest of the filter.", "true without any other member, or at least one other member without it")
            : filter;
    }
}
