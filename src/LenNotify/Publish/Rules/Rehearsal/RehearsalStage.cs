using LenNotify.Storage;

namespace LenNotify;

/// <summary>What a rehearsal finds around it.</summary>
/// <param name="Publications">The stored events.</param>
/// <param name="Memory">What rules remember; a rehearsal only reads it.</param>
/// <param name="Notifier">Explains.</param>
/// <param name="Context">Time and ids.</param>
internal sealed record RehearsalStage(IPublications Publications, RuleMemory Memory, Notifier Notifier, PublishContext Context)
{
    internal DateTimeOffset Now => Context.Clock.Now;

    internal string Producer => Context.Producer;

    internal Guid NextId(DateTimeOffset now) => Context.Ids.Next(now);
}
