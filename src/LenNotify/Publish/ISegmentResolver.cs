namespace LenNotify;

/// <summary>Says who belongs to a topic or segment of the host's.</summary>
public interface ISegmentResolver
{
    /// <summary>
    /// The people's ids, as they come: a hundred thousand are never in memory at once. The order is the host's, but always the
    /// same one, so that after a crash it can go on where it was. Someone named twice hears once; what can be no user id is
    /// refused with a line in the log. When it throws, or names nobody for 30 seconds, those named so far are told, and it is
    /// asked again later for those after them.
    /// </summary>
    /// <param name="segment">As the publisher named it.</param>
    /// <param name="after">Only those after this person; null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    IAsyncEnumerable<string> ResolveAsync(string segment, string? after, CancellationToken cancellationToken);
}
