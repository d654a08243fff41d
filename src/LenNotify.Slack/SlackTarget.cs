using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>Where a message goes.</summary>
/// <param name="Id">A user's or channel's id; null for an incoming webhook.</param>
/// <param name="Webhook">The incoming webhook; null for an id.</param>
internal readonly partial record struct SlackTarget(string? Id, Uri? Webhook)
{
    /// <summary>Null for what is neither.</summary>
    internal static SlackTarget? Of(string address, GuardedHttpOptions guard) =>
        IdForm().IsMatch(address) ? new SlackTarget(address, null)
        : Uri.TryCreate(address, UriKind.Absolute, out var url) && GuardedHttpHandler.Refusal(url, guard) is null ? new SlackTarget(null, url)
        : null;

    [GeneratedRegex(@"\A[UWCDG][A-Z0-9]{2,24}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();
}
