using System.Collections.Frozen;
using System.Net;

namespace LenNotify;

/// <summary>What Twilio's codes mean, in its answers and in its callbacks.</summary>
internal static class TwilioAnswers
{
    /// <summary>By code. A code that is not here goes by the status.</summary>
    internal static FrozenDictionary<int, TwilioMeaning> Meanings { get; } = new Dictionary<int, TwilioMeaning>
    {
        [21610] = TwilioMeaning.Stopped,     // the number said STOP

        [21211] = TwilioMeaning.Gone,        // no valid number
        [21214] = TwilioMeaning.Gone,        // cannot be reached by phone
        [21217] = TwilioMeaning.Gone,        // no valid number to call
        [21614] = TwilioMeaning.Gone,        // not a mobile number
        [21635] = TwilioMeaning.Gone,        // a landline
        [30005] = TwilioMeaning.Gone,        // unknown destination
        [30006] = TwilioMeaning.Gone,        // landline, or unreachable carrier

        [20003] = TwilioMeaning.Token,       // authentication failed
        [20005] = TwilioMeaning.Setup,       // account not active
        [20006] = TwilioMeaning.Setup,       // access denied
        [20404] = TwilioMeaning.Setup,       // account or service not found
        [21203] = TwilioMeaning.Setup,       // calls to there not enabled
        [21210] = TwilioMeaning.Setup,       // caller's number not verified
        [21212] = TwilioMeaning.Setup,       // sender not valid
        [21215] = TwilioMeaning.Setup,       // calls to there not permitted
        [21408] = TwilioMeaning.Setup,       // messages to there not permitted
        [21603] = TwilioMeaning.Setup,       // no sender
        [21606] = TwilioMeaning.Setup,       // sender not able to send
        [21608] = TwilioMeaning.Setup,       // trial account, number not verified
        [21659] = TwilioMeaning.Setup,       // sender is not ours
        [21703] = TwilioMeaning.Setup,       // messaging service without a sender
        [30002] = TwilioMeaning.Setup,       // account suspended
        [30034] = TwilioMeaning.Setup,       // sender not registered with the carriers

        [20429] = TwilioMeaning.Throttled,   // too many requests
        [14107] = TwilioMeaning.Throttled,   // rate of messages exceeded
        [21611] = TwilioMeaning.Throttled,   // the sender's queue is full
        [30001] = TwilioMeaning.Throttled,   // queue overflow

        [21602] = TwilioMeaning.Refused,     // no body
        [21612] = TwilioMeaning.Refused,     // not reachable from this sender
        [21617] = TwilioMeaning.Refused,     // body too long
        [30003] = TwilioMeaning.Refused,     // handset unreachable
        [30004] = TwilioMeaning.Refused,     // blocked
        [30007] = TwilioMeaning.Refused,     // filtered by the carrier
        [30008] = TwilioMeaning.Refused,     // unknown error of the carrier
    }.ToFrozenDictionary();

    internal static TwilioMeaning MeaningOf(HttpStatusCode status, int? code) => (int)status switch
    {
        >= 200 and < 300 => TwilioMeaning.Taken,
        _ when code is { } known && Meanings.TryGetValue(known, out var meaning) => meaning,
        429 => TwilioMeaning.Throttled,
        401 => TwilioMeaning.Token,
        403 => TwilioMeaning.Setup,
        408 or >= 500 => TwilioMeaning.Doubt,
        _ => TwilioMeaning.Refused,
    };

    internal static DeliveryResult ResultOf(TwilioMeaning meaning, TwilioAnswer answer, TwilioDoubt doubt) => meaning switch
    {
        TwilioMeaning.Taken => DeliveryResult.Delivered(answer.Sid),
        TwilioMeaning.Stopped => DeliveryResult.Permanent($"the person said STOP ({answer})"),
        TwilioMeaning.Gone => DeliveryResult.AddressExpired($"the number takes no such message ({answer})"),
        TwilioMeaning.Throttled => DeliveryResult.ThrottledUntil(answer.RetryAt),
        TwilioMeaning.Refused => DeliveryResult.Permanent($"Twilio refused it ({answer})"),
        TwilioMeaning.Doubt => InDoubt(answer.ToString(), doubt),
        _ => DeliveryResult.Transient($"Twilio wants something set right ({answer})"),
    };

    internal static DeliveryResult InDoubt(string why, TwilioDoubt doubt) => doubt == TwilioDoubt.Park
        ? DeliveryResult.Permanent($"nobody knows whether Twilio took it ({why}); replay it if it did not arrive")
        : DeliveryResult.Transient($"Twilio gave no clear answer ({why})");
}
