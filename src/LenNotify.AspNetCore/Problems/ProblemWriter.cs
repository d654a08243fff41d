using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>Writes problems.</summary>
internal static class ProblemWriter
{
    private const string ContentType = "application/problem+json";

    internal static Task WriteAsync(HttpContext context, Wire wire, Refusal refusal)
    {
        var response = context.Response;
        response.StatusCode = refusal.Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (refusal.RetryAt is { } at)
        {
            var seconds = Math.Max(1, Math.Ceiling((at - context.RequestServices.GetRequiredService<StoreClock>().Now).TotalSeconds));
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        // By hand, so that the content type stays.
        return response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(BodyOf(context, refusal), wire.Of<ProblemBody>()), context.RequestAborted).AsTask();
    }

    private static ProblemBody BodyOf(HttpContext context, Refusal refusal) => new(
        "about:blank",
        ReasonPhrases.GetReasonPhrase(refusal.Status),
        refusal.Status,
        refusal.Message,
        refusal.Code,
        context.TraceIdentifier,
        refusal.Problems.Count > 0 ? refusal.Problems[0].Field : null,
        refusal.Problems.Count > 0 ? [.. refusal.Problems.Select(problem => new FieldProblem(problem.Field, problem.Message, problem.Limit))] : null);
}
