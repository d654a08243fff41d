namespace LenNotify.Testing.Contracts;

/// <summary>How the provider behind a channel behaves.</summary>
public enum ProviderAnswer
{
    /// <summary>It takes the message.</summary>
    Takes,

    /// <summary>It is down, or says that it cannot just now.</summary>
    Fails,

    /// <summary>It asks to be left alone, for a minute.</summary>
    Throttles,

    /// <summary>It will never take this message.</summary>
    Refuses,

    /// <summary>It says that the address exists no more.</summary>
    KnowsNoSuchAddress,

    /// <summary>The connection breaks.</summary>
    Breaks,

    /// <summary>It never answers, until the call is cancelled.</summary>
    Hangs,
}
