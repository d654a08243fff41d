using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Publishes what producers send: each event by itself, so that one that is wrong holds up no other.</summary>
internal static class EventHandling
{
    internal const string Header = "Idempotency-Key";
    private const int LongestKey = 128;

    internal static async Task<IResult> PublishAsync(Caller caller, string? keyOfAll, INotifier notifier, int most)
    {
        var given = await caller.ReadAsync<EventsBody>().ConfigureAwait(false);
        if (given.Events.Count < 1 || given.Events.Count > most)
        {
            throw Refusal.Invalid("events", FormattableString.Invariant($"has {given.Events.Count} entries."), FormattableString.Invariant($"1 to {most}"));
        }

        var forAll = Checked(keyOfAll ?? "", keyOfAll is not null);
        var results = new AcceptedEventBody[given.Events.Count];
        for (var i = 0; i < results.Length; i++)
        {
            var key = given.Events[i].IdempotencyKey is { } own ? Checked(own, isGiven: true) : forAll is null ? null : FormattableString.Invariant($"{forAll}/{i}");
            results[i] = await TryPublishAsync(caller, given.Events[i], key, notifier).ConfigureAwait(false);
        }

        return caller.Json(new AcceptedBody(results, caller.Context.TraceIdentifier), StatusCodes.Status202Accepted);
    }

    private static async Task<AcceptedEventBody> TryPublishAsync(Caller caller, EventBody given, string? key, INotifier notifier)
    {
        try
        {
            return Told(await (given.Event is { } happened
                ? notifier.PublishEventAsync(Owned(caller, given, happened, key), caller.Gone)
                : notifier.PublishAsync(Demand(given), AudienceOf(given), OptionsOf(caller, given, key), caller.Gone)).ConfigureAwait(false));
        }
        catch (Exception error) when (Refusal.TryOf(error) is { Status: < StatusCodes.Status500InternalServerError })
        {
            return Told(Refusal.TryOf(error)!);
        }
    }

    private static Notification Demand(EventBody given) => given.Notification ?? throw Refusal.Invalid("notification", "is missing, and so is an event.", "one of the two");

    // Before the key stands whose it is: another producer's same key is another key.
    private static PublishOptions OptionsOf(Caller caller, EventBody given, string? key) =>
        new() { DedupeKey = key is null ? null : $"{caller.UserId}/{key}", DeliverAt = given.DeliverAt, CorrelationId = given.CorrelationId };

    // The producer is whose key it is, so that nobody takes away another's events by taking their keys first.
    private static SourceEvent Owned(Caller caller, EventBody given, SourceEvent happened, string? key) =>
        given is not { Notification: null, UserIds: null, Segment: null, DeliverAt: null, CorrelationId: null }
            ? throw Refusal.Invalid("event", "stands beside what is said of a notification.", "event and idempotency_key; the rules say the rest")
        : happened.Producer is { } other && other != caller.UserId
            ? throw Refusal.Invalid("event.producer", $"'{Shown.Of(other)}' is not whose key it is.", "left out, or the key's own producer")
        : happened with { Producer = caller.UserId, DedupeKey = happened.DedupeKey ?? (happened.Id is null ? key : null) };

    private static Audience AudienceOf(EventBody given) => (given.UserIds, given.Segment) switch
    {
        ({ } people, null) => Audience.Users(people),
        (null, { } segment) => Audience.Of(segment),
        _ => throw Refusal.Invalid("user_ids", "stands beside a segment, or neither is there.", "user_ids or segment"),
    };

    private static AcceptedEventBody Told(PublishResult result) => new(WireNames.Of(result.State), result.PublicationId);

    private static AcceptedEventBody Told(Refusal refusal) => new("refused", null, refusal.Code, refusal.Message, refusal.Problems.Count > 0 ? refusal.Problems[0].Field : null);

    private static string? Checked(string key, bool isGiven) =>
        !isGiven ? null
        : key.Length is >= 1 and <= LongestKey && key.All(c => c is > ' ' and < '\u007f') ? key
        : throw Refusal.Invalid("idempotency_key", FormattableString.Invariant($"has {key.Length} characters, or some that are not plain."), "1 to 128 visible ASCII characters");
}
