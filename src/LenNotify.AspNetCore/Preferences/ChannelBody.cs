namespace LenNotify;

/// <summary>A channel of the host.</summary>
internal sealed record ChannelBody(string Name, bool OnByDefault, bool NeedsAddress, bool NeedsVerification, bool NeedsConsent)
{
    internal static ChannelBody Of(ChannelPolicy policy) => new(
        policy.Name, policy.OnByDefault, policy.NeedsContact, policy.NeedsContact && policy.NeedsVerification, policy.NeedsConsent);
}
