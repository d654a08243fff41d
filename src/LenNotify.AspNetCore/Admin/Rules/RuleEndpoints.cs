using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LenNotify;

/// <summary>The stored rules.</summary>
internal static class RuleEndpoints
{
    internal static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/rules", RuleHandling.ListAsync).WithSummary("All stored rules.").Answers<RulesBody>().May(StatusCodes.Status403Forbidden);
        group.MapGet("/rules/{id}", RuleHandling.FindAsync).WithSummary("One stored rule.").Answers<RuleBody>().Missing().May(StatusCodes.Status403Forbidden);
        group.MapPut("/rules/{id}", RuleHandling.PutAsync).WithSummary("Adds a rule or changes it; the version that was read comes with it.")
            .Takes<RulePutBody>().Answers<RuleBody>().May(StatusCodes.Status403Forbidden).May(StatusCodes.Status412PreconditionFailed);
        group.MapDelete("/rules/{id}", RuleHandling.RemoveAsync).WithSummary("Removes a rule; the version that was read comes with it.")
            .Done().Checks().Missing().May(StatusCodes.Status403Forbidden).May(StatusCodes.Status412PreconditionFailed);
        group.MapPost("/rules/switch", RuleHandling.SwitchAsync).WithSummary("Turns rules on or off, all or none.")
            .Takes<RuleSwitchBody>().Answers<RulesBody>().May(StatusCodes.Status403Forbidden);
        group.MapGet("/rule-templates", RuleHandling.Templates).WithSummary("The ready-made rules, and what each lacks.").Answers<RuleTemplatesBody>().May(StatusCodes.Status403Forbidden);
        group.MapPost("/rule-templates/{id}", RuleHandling.FillAsync).WithSummary("Adds a rule that is made of a ready-made one.")
            .Takes<RuleFillBody>().Answers<RuleBody>().Missing().May(StatusCodes.Status403Forbidden).May(StatusCodes.Status412PreconditionFailed);
    }
}
