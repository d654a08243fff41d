using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LenNotify;

/// <summary>Rules tried out: nothing is stored, sent, or remembered.</summary>
internal static class RehearsalEndpoints
{
    internal static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/rehearsals/event", RehearsalHandling.EventAsync).WithSummary("Which rules would tell whom of an event, and what routing makes of it.")
            .Takes<SourceEvent>().Answers<RehearsedNoticesBody>().May(StatusCodes.Status403Forbidden).May(StatusCodes.Status413PayloadTooLarge);
        group.MapPost("/rehearsals/rules", RehearsalHandling.RulesAsync).WithSummary("Who would have gained, lost, or heard later with other rules, of the events of the last days.")
            .Takes<RehearseRulesBody>().Answers<RehearsedRules>().May(StatusCodes.Status403Forbidden).May(StatusCodes.Status413PayloadTooLarge);
    }
}
