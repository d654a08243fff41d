namespace LenNotify;

/// <summary>Lets browsers send their token where they can send no header.</summary>
public static class QueryTokenServices
{
    /// <summary>
    /// Takes <c>access_token</c> in the query of the WebSocket, and of nothing else, and keeps such tokens out of every log of
    /// the host. Without this call a token comes in the header only.
    /// </summary>
    public static NotificationsBuilder UseQueryTokens(this NotificationsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        QueryTokens.Hide(builder.Services);
        return builder;
    }
}
