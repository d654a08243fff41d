using System.Net;
using System.Text.Json;

namespace LenNotify;

/// <summary>What the host's answers mean.</summary>
internal static class EventAnswers
{
    private const string Unknown = "refused";
    private const int LongestCode = 64;
    private const int LongestDetail = 500;

    /// <summary>What became of each event.</summary>
    internal static AcceptedBody Read(byte[] text, ClientWire wire)
    {
        try
        {
            return JsonSerializer.Deserialize(text, wire.Accepted) is { Results: not null } answer ? answer : throw NotUnderstood(null);
        }
        catch (JsonException error)
        {
            throw NotUnderstood(error);
        }
    }

    internal static void Tell(WaitingEvent sent, AcceptedEventBody result, string? requestId)
    {
        EventState? state = result.State switch
        {
            "routed" => EventState.Routed,
            "accepted" => EventState.Accepted,
            "repeated" => EventState.Repeated,
            _ => null,
        };
        if (state is { } known && result.Id is { } id)
        {
            sent.Complete(new EventResult(id, known));
            return;
        }

        sent.Fail(result.Code is null
            ? NotUnderstood(null)
            : new NotificationsClientException(Plain(result.Code, LongestCode), Plain(result.Detail ?? "The event was refused.", LongestDetail))
            {
                Field = result.Field is null ? null : Plain(result.Field, LongestCode),
                RequestId = requestId is null ? null : Plain(requestId, LongestCode * 2),
                Status = (int)HttpStatusCode.Accepted,
            });
    }

    /// <summary>A whole request that was not taken.</summary>
    internal static NotificationsClientException Refusal(HttpResponseMessage answer, byte[] text, ClientWire wire, DateTimeOffset now)
    {
        var problem = ProblemOf(answer, text, wire);
        var status = (int)answer.StatusCode;
        return new NotificationsClientException(
            problem is null ? Unknown : Plain(problem.Code, LongestCode),
            problem is null ? FormattableString.Invariant($"The host answered {status}, and no problem that can be read.") : Plain(problem.Detail, LongestDetail))
        {
            Field = problem?.Field is { } field ? Plain(field, LongestCode) : null,
            RequestId = problem?.RequestId is { } id ? Plain(id, LongestCode * 2) : null,
            Status = status,
            RetryAt = RetryAt(answer, now),
            IsTransient = answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
                and not HttpStatusCode.NotImplemented and not HttpStatusCode.HttpVersionNotSupported,
        };
    }

    /// <summary>Whether fewer events might be taken.</summary>
    internal static bool IsAboutOne(NotificationsClientException refused) => refused.Status is 400 or 409 or 413 or 415 or 422;

    internal static NotificationsClientException NotUnderstood(Exception? inner) =>
        new("not_understood", "The host's answer is not what a LenNotify host says. Is the endpoint what MapNotificationEvents mapped?", inner);

    private static DateTimeOffset? RetryAt(HttpResponseMessage answer, DateTimeOffset now) =>
        answer.Headers.RetryAfter is not { } after ? null : after.Date ?? now + after.Delta;

    // What stands between us and the host answers for it now and then, in whatever words.
    private static ProblemBody? ProblemOf(HttpResponseMessage answer, byte[] text, ClientWire wire)
    {
        if (answer.Content.Headers.ContentType?.MediaType is not ("application/problem+json" or "application/json"))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(text, wire.Problem) is { Code: not null, Detail: not null } problem ? problem : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Plain(string text, int longest) =>
        string.Create(Math.Min(text.Length, longest), text, static (shown, from) =>
        {
            for (var i = 0; i < shown.Length; i++)
            {
                shown[i] = char.IsControl(from[i]) || char.IsSurrogate(from[i]) || from[i] is '\u2028' or '\u2029' ? ' ' : from[i];
            }
        });
}
