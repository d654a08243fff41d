namespace LenNotify;

/// <summary>The link in a mail: it holds a token for one person and one type, and neither name nor address.</summary>
internal static class UnsubscribeLink
{
    internal const string Path = "email/unsubscribe";
    private const string Purpose = "email unsubscribe";
    private const char Divider = '\n';

    internal static Uri? Of(Delivery delivery, Uri? publicUrl, IPurposeTokens tokens)
    {
        if (publicUrl is null)
        {
            return null;
        }

        // A mail about several types is left with everything over this channel.
        var type = delivery.Notifications[0].Type;
        type = delivery.Notifications.All(one => one.Type == type) ? type : "";
        return new Uri(publicUrl, $"{Path}?t={tokens.Make(Purpose, $"{type}{Divider}{delivery.UserId}")}");
    }

    /// <summary>Whom and what the token is about; null when it is none of ours. No type is everything over this channel.</summary>
    internal static (string UserId, string? Type)? Read(string token, IPurposeTokens tokens)
    {
        if (tokens.Read(Purpose, token) is not { } payload || payload.IndexOf(Divider, StringComparison.Ordinal) is not (>= 0 and var at))
        {
            return null;
        }

        return (payload[(at + 1)..], at == 0 ? null : payload[..at]);
    }
}
