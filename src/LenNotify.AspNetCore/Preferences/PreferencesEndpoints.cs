using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LenNotify;

/// <summary>The person's choices.</summary>
internal static class PreferencesEndpoints
{
    internal static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/preferences/schema", SchemaReading.Get).WithSummary("What can be chosen from, for a settings page.").Answers<SchemaBody>();
        group.MapGet("/preferences", PreferencesHandling.GetAsync).WithSummary("The whole document, with its ETag.").Answers<PreferencesBody>().Produces(StatusCodes.Status304NotModified);
        Changes(group.MapPut("/preferences", PreferencesHandling.PutAsync), "Replaces the document.");
        Changes(group.MapPatch("/preferences", PreferencesHandling.PatchAsync), "Changes what is named and nothing else.");
        Changes(group.MapPost("/preferences", PreferencesHandling.PatchAsync), "The same as PATCH, as earlier clients say it.");
        group.MapDelete("/preferences", PreferencesHandling.DeleteAsync).WithSummary("Forgets what the person chose.").Done().Checks().May(StatusCodes.Status412PreconditionFailed);
    }

    private static void Changes(RouteHandlerBuilder endpoint, string summary) => endpoint.WithSummary(summary)
        .Takes<PreferencesBody>().Answers<PreferencesBody>().May(StatusCodes.Status412PreconditionFailed);
}
