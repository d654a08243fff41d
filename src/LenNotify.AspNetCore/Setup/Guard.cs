using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>Stands around every endpoint: lets nobody in without a name, and answers whatever goes wrong with a problem.</summary>
internal static partial class Guard
{
    internal static async Task RunAsync(HttpContext context, RequestDelegate next, ApiSettings settings)
    {
        if (Checked(settings.UserIdOf(context)) is not { } userId)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await settings.Refused.RecordAsync(context, null, StatusCodes.Status401Unauthorized).ConfigureAwait(false);
            await ProblemWriter.WriteAsync(context, settings.Wire, new Refusal(StatusCodes.Status401Unauthorized, ProblemCode.Unauthenticated, "Nobody is signed in.")).ConfigureAwait(false);
            return;
        }

        if (settings.Policy is { } policy && !await MeetsAsync(context, policy).ConfigureAwait(false))
        {
            await settings.Refused.RecordAsync(context, userId, StatusCodes.Status403Forbidden).ConfigureAwait(false);
            await ProblemWriter.WriteAsync(context, settings.Wire, Refusal.OfStatus(StatusCodes.Status403Forbidden)).ConfigureAwait(false);
            return;
        }

        context.Features.Set(new Caller(userId, settings, context));
        await AnswerAsync(context, next, settings).ConfigureAwait(false);
    }

    /// <summary>Runs an endpoint and turns what it throws into a problem.</summary>
    internal static async Task AnswerAsync(HttpContext context, RequestDelegate next, ApiSettings settings)
    {
        try
        {
            await next(context).ConfigureAwait(false);
            if (context.Response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest, ContentLength: null, ContentType: null })
            {
                await ProblemWriter.WriteAsync(context, settings.Wire, Refusal.OfStatus(context.Response.StatusCode)).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (!context.RequestAborted.IsCancellationRequested)
        {
            if (context.Response.HasStarted)
            {
                // Half an answer must not look like a whole one.
                Broken(Log(context), error.GetType().Name, MaskedException.Of(error));
                context.Abort();
                return;
            }

            await ProblemWriter.WriteAsync(context, settings.Wire, Known(context, error)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nobody is there any more to be answered.
        }
    }

    private static async Task<bool> MeetsAsync(HttpContext context, string policy) =>
        (await context.RequestServices.GetRequiredService<IAuthorizationService>().AuthorizeAsync(context.User, context, policy).ConfigureAwait(false)).Succeeded;

    private static Refusal Known(HttpContext context, Exception error)
    {
        if (Refusal.TryOf(error) is { } refusal)
        {
            return refusal;
        }

        Failed(Log(context), error.GetType().Name, MaskedException.Of(error));
        return new Refusal(StatusCodes.Status500InternalServerError, ProblemCode.Unexpected, "Something went wrong here. Why is in the log, by the request id.");
    }

    // What cannot be published to cannot ask either.
    private static string? Checked(string? userId)
    {
        try
        {
            return userId is null ? null : Audience.User(userId).UserIds[0];
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }

    private static ILogger Log(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("LenNotify.AspNetCore");

    [LoggerMessage(4001, LogLevel.Error, "A request failed: {Kind}.")]
    private static partial void Failed(ILogger logger, string kind, Exception error);

    [LoggerMessage(4002, LogLevel.Error, "An answer broke off: {Kind}.")]
    private static partial void Broken(ILogger logger, string kind, Exception error);
}
