using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LenNotify;

/// <summary>What failed for good.</summary>
internal static class DeadLetterEndpoints
{
    internal static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/dead-letters", DeadLetterHandling.ListAsync).WithSummary("A page of dead letters, newest first.").Answers<DeadLettersBody>().Checks();
        group.MapGet("/dead-letters/{id}", DeadLetterHandling.FindAsync).WithSummary("One dead letter.").Answers<DeadLetterBody>().Missing();
        group.MapPost("/dead-letters/rehearse", DeadLetterHandling.RehearseAsync).WithSummary("What a replay would do; nothing is changed.")
            .Takes<ReplayBody>().Answers<ReplayedBody>();
        group.MapPost("/dead-letters/replay", DeadLetterHandling.ReplayAsync).WithSummary("Puts letters back into the queue, at a pace; each is judged again.")
            .Takes<ReplayBody>().Answers<ReplayedBody>();
        group.MapPost("/dead-letters/discard", DeadLetterHandling.DiscardAsync).WithSummary("Gives letters up for good.")
            .Takes<LetterFilterBody>().Answers<DiscardedBody>();
    }
}
