namespace LenNotify.Storage;

/// <summary>A due delivery that did not simply go out: held again, dropped, or sent without some of what it carried.</summary>
/// <param name="Due">As it was judged, with every member that it had.</param>
/// <param name="UserId">Whom it is for.</param>
/// <param name="Ruling">What was ruled and is stored.</param>
public sealed record RuledDelivery(DueDelivery Due, string UserId, DeliveryRuling Ruling);
