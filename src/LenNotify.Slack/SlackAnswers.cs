using System.Collections.Frozen;
using System.Net;

namespace LenNotify;

/// <summary>What Slack's answers mean. A method answers 200 with an error in it; an incoming webhook says it with its status and one word.</summary>
internal static class SlackAnswers
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    /// <summary>By Slack's own word. What is not here is refused for good.</summary>
    internal static FrozenDictionary<string, SlackMeaning> Meanings { get; } = new Dictionary<string, SlackMeaning>
    {
        // The address is gone.
        ["is_archived"] = SlackMeaning.Gone,
        ["channel_is_archived"] = SlackMeaning.Gone,
        ["user_not_found"] = SlackMeaning.Gone,
        ["user_disabled"] = SlackMeaning.Gone,
        ["no_service"] = SlackMeaning.Gone,
        ["no_service_id"] = SlackMeaning.Gone,
        ["no_active_hooks"] = SlackMeaning.Gone,
        ["team_disabled"] = SlackMeaning.Gone,

        // The token may have been rotated a moment ago.
        ["invalid_auth"] = SlackMeaning.Token,
        ["not_authed"] = SlackMeaning.Token,
        ["token_expired"] = SlackMeaning.Token,
        ["token_revoked"] = SlackMeaning.Token,
        ["account_inactive"] = SlackMeaning.Token,
        ["invalid_token"] = SlackMeaning.Token,

        // Somebody has to allow something.
        ["missing_scope"] = SlackMeaning.Setup,
        ["no_permission"] = SlackMeaning.Setup,
        ["not_allowed_token_type"] = SlackMeaning.Setup,
        ["ekm_access_denied"] = SlackMeaning.Setup,
        ["access_denied"] = SlackMeaning.Setup,
        ["accesslimited"] = SlackMeaning.Setup,
        ["org_login_required"] = SlackMeaning.Setup,
        ["team_access_not_granted"] = SlackMeaning.Setup,
        ["action_prohibited"] = SlackMeaning.Setup,
        ["posting_to_general_channel_denied"] = SlackMeaning.Setup,

        // Later.
        ["ratelimited"] = SlackMeaning.Throttled,
        ["rate_limited"] = SlackMeaning.Throttled,
        ["message_limit_exceeded"] = SlackMeaning.Throttled,
        ["internal_error"] = SlackMeaning.Later,
        ["fatal_error"] = SlackMeaning.Later,
        ["request_timeout"] = SlackMeaning.Later,
        ["service_unavailable"] = SlackMeaning.Later,
        ["team_added_to_org"] = SlackMeaning.Later,
        ["rollup_error"] = SlackMeaning.Later,

        // Never.
        ["channel_not_found"] = SlackMeaning.Refused,
        ["not_in_channel"] = SlackMeaning.Refused,
        ["msg_too_long"] = SlackMeaning.Refused,
        ["msg_blocks_too_long"] = SlackMeaning.Refused,
        ["no_text"] = SlackMeaning.Refused,
        ["invalid_blocks"] = SlackMeaning.Refused,
        ["invalid_payload"] = SlackMeaning.Refused,
        ["restricted_action"] = SlackMeaning.Refused,
        ["cannot_dm_bot"] = SlackMeaning.Refused,
        ["messages_tab_disabled"] = SlackMeaning.Refused,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The status decides first: 429 waits, 5xx is tried again, 410 is gone. Otherwise the word does; without a word 2xx is
    /// delivered and 401 is the token.
    /// </summary>
    internal static SlackMeaning MeaningOf(HttpStatusCode status, string? word) => (int)status switch
    {
        429 => SlackMeaning.Throttled,
        408 or >= 500 => SlackMeaning.Later,
        410 => SlackMeaning.Gone,
        >= 200 and < 300 when word is null => SlackMeaning.Delivered,
        _ when word is not null && Meanings.TryGetValue(word, out var meaning) => meaning,
        401 => SlackMeaning.Token,
        403 => SlackMeaning.Setup,
        _ => SlackMeaning.Refused,
    };

    internal static DeliveryResult ResultOf(SlackMeaning meaning, string said, string? reference, DateTimeOffset retryAt) => meaning switch
    {
        SlackMeaning.Delivered => DeliveryResult.Delivered(reference),
        SlackMeaning.Gone => DeliveryResult.AddressExpired($"Slack said {said}"),
        SlackMeaning.Throttled => DeliveryResult.ThrottledUntil(retryAt),
        SlackMeaning.Refused => DeliveryResult.Permanent($"Slack said {said}"),
        _ => DeliveryResult.Transient($"Slack said {said}"),
    };

    internal static DateTimeOffset RetryAt(HttpResponseMessage response, DateTimeOffset now) =>
        response.Headers.RetryAfter is { } after ? after.Date ?? now + (after.Delta ?? Usual) : now + Usual;
}
