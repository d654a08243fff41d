using LenNotify.Storage;

namespace LenNotify;

/// <summary>Where tests go.</summary>
/// <param name="Publications">Stores them.</param>
/// <param name="Committed">Who is told of what was stored.</param>
internal sealed record TestStore(IPublications Publications, Committed Committed);
