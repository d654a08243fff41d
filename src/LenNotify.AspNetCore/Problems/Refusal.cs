using System.Text.Json;
using LenNotify.Storage;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>A request that is answered with a problem.</summary>
internal sealed class Refusal(int status, string code, string detail) : Exception(detail)
{
    private const int MostShown = 100;

    internal int Status => status;

    internal string Code => code;

    internal IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>When it may be tried again.</summary>
    internal DateTimeOffset? RetryAt { get; init; }

    internal static Refusal NotFound(string what = "There is nothing here by this id.") => new(StatusCodes.Status404NotFound, ProblemCode.NotFound, what);

    internal static Refusal Invalid(string field, string problem, string limit) => Invalid([new Problem(field, problem, limit)]);

    internal static Refusal Invalid(IReadOnlyList<Problem> problems) => new(
        StatusCodes.Status400BadRequest, ProblemCode.Invalid, problems.Count == 1 ? problems[0].ToString() : FormattableString.Invariant($"{problems.Count} fields are wrong."))
    {
        Problems = [.. problems.Take(MostShown)],
    };

    // The message of the exception names our types; its path names the field.
    internal static Refusal Of(JsonException error) => error.Path is { Length: > 2 } path
        ? Invalid(Shown.Of(path[2..]), "is unknown, missing, given twice, or no value that may stand here.", "what the documentation lists")
        : new Refusal(StatusCodes.Status400BadRequest, ProblemCode.NotJson, "The body is no JSON object of the kind that is expected here: a member is unknown, missing or given twice, or the text is no JSON.");

    internal static Refusal OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new Refusal(status, ProblemCode.Unauthenticated, "Nobody is signed in."),
        StatusCodes.Status403Forbidden => new Refusal(status, ProblemCode.Forbidden, "This is not allowed."),
        StatusCodes.Status404NotFound => NotFound(),
        StatusCodes.Status413PayloadTooLarge => TooLarge(),
        _ => new Refusal(status, ProblemCode.Refused, "The request was refused."),
    };

    internal static Refusal TooLarge() => new(StatusCodes.Status413PayloadTooLarge, ProblemCode.TooLarge, "The body is larger than is allowed here.");

    /// <summary>Null for what nobody expected.</summary>
    internal static Refusal? TryOf(Exception error) => error switch
    {
        Refusal refusal => refusal,
        InvalidInputException invalid => Invalid(invalid.Problems),
        SettingsConflictException or RuleConflictException => new Refusal(StatusCodes.Status412PreconditionFailed, ProblemCode.Changed, error.Message),
        DedupeConflictException => new Refusal(StatusCodes.Status409Conflict, ProblemCode.Conflict, error.Message),
        TestRefusedException refused => new Refusal(StatusCodes.Status429TooManyRequests, ProblemCode.TooMany, error.Message) { RetryAt = refused.RetryAt },
        VerificationRefusedException { RetryAt: { } at } => new Refusal(StatusCodes.Status429TooManyRequests, ProblemCode.TooMany, error.Message) { RetryAt = at },
        VerificationRefusedException => new Refusal(StatusCodes.Status503ServiceUnavailable, ProblemCode.ChannelDown, error.Message),
        PublishRefusedException or StoreFullException => new Refusal(StatusCodes.Status503ServiceUnavailable, ProblemCode.Busy, error.Message),
        BadHttpRequestException bad => OfStatus(bad.StatusCode),
        _ => null,
    };
}
