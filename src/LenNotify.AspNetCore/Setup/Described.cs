using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>What every endpoint may answer, for whoever describes it.</summary>
internal static class Described
{
    private const string Json = "application/json";
    private const string Problem = "application/problem+json";

    // Any other type reaches us as well, so that it is answered as everything is: after the question who asks, with a problem.
    internal static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint, bool optional = false)
        where T : notnull => endpoint.Accepts<T>(optional, Json, "*/*")
        .Checks().May(StatusCodes.Status413PayloadTooLarge).May(StatusCodes.Status415UnsupportedMediaType);

    internal static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) => endpoint.Produces<T>(status);

    internal static RouteHandlerBuilder Done(this RouteHandlerBuilder endpoint) => endpoint.Produces(StatusCodes.Status204NoContent);

    /// <summary>What it is asked may be refused.</summary>
    internal static RouteHandlerBuilder Checks(this RouteHandlerBuilder endpoint) => endpoint.May(StatusCodes.Status400BadRequest);

    internal static RouteHandlerBuilder Missing(this RouteHandlerBuilder endpoint) => endpoint.May(StatusCodes.Status404NotFound);

    internal static T May<T>(this T endpoint, int status)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemBody), [Problem]));
}
