using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

/// <summary>What judges of contract tests say, and what activity they leave behind.</summary>
internal static class Rulings
{
    /// <summary>Everything goes out.</summary>
    public static DeliveryRuling Send(DueDelivery delivery, UserState state) => Rule(delivery, state, Verdict.Deliver, Reason.Routed);

    /// <summary>Holds all members until so many seconds after the beginning.</summary>
    public static DeliveryJudge Hold(double until) => (delivery, state) => Rule(delivery, state, Verdict.Hold, Reason.QuietHours, until);

    /// <summary>Drops the delivery.</summary>
    public static DeliveryRuling Drop(DueDelivery delivery, UserState state) =>
        Rule(delivery, state, Verdict.Suppress, Reason.OptedOut) with { Members = [] };

    /// <summary>Everything goes out, and the person's activity is this afterwards.</summary>
    public static DeliveryJudge Take(UserActivity activity) => (delivery, state) => Send(delivery, state) with { Activity = activity };

    /// <summary>A value of one group, told apart by its number.</summary>
    public static UserActivity Activity(byte number) => UserActivity.FromBytes(
        [1, 0, 0, 1, 0, number, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);

    private static DeliveryRuling Rule(DueDelivery delivery, UserState state, Verdict verdict, Reason reason, double? until = null) => new()
    {
        Verdict = verdict,
        Reason = reason,
        Until = until is { } seconds ? World.At(seconds) : null,
        Members = [.. delivery.Members.Select(member => member.Id)],
        Activity = state.Activity,
    };
}
