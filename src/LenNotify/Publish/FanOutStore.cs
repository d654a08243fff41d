using LenNotify.Storage;

namespace LenNotify;

/// <summary>What fanning out needs: the publications, the people, and who is told.</summary>
/// <param name="Publications">What was accepted.</param>
/// <param name="People">Whom it is routed to.</param>
/// <param name="Committed">Who is told of what was stored.</param>
/// <param name="Segments">Who belongs to a segment.</param>
internal sealed record FanOutStore(IPublications Publications, Recipients People, Committed Committed, SegmentPeople Segments);
