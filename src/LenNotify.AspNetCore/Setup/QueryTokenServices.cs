namespace LenNotify;

/// <summary>Lets browsers send their token where they can send no header.</summary>
public static class QueryTokenServices
{
    /// <summary>
    /// Takes <c>access_token</c> in the query of the WebSocket, and of nothing else, and keeps such tokens out of every log of
    /// the host, and those of links that lead to webhooks. Without this call a token comes in the header only, and the host's own
    /// log of requests shows the tokens of links.
    /// </summary>
    public static NotificationsBuilder UseQueryTokens(this NotificationsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        QueryTokens.Hide(builder.Services, static services => new HiddenLinks(services).TryHide);
        return builder;
    }
}
