namespace LenNotify;

/// <summary>Whether a number may be written to or called at all.</summary>
internal static class TwilioDestination
{
    internal static DeliveryResult? Refusal(string number, TwilioOptions options) =>
        !PhoneNumber.IsOne(number) ? DeliveryResult.Permanent("the address is no number in E.164")
        : !PhoneNumber.IsOpen(number, options.Destinations) ? DeliveryResult.Permanent("the number lies outside of the host's destinations")
        : null;
}
