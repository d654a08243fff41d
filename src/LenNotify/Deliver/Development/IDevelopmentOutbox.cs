namespace LenNotify;

/// <summary>What this process would have sent, while it is in development mode. Empty otherwise.</summary>
public interface IDevelopmentOutbox
{
    /// <summary>The latest, oldest first.</summary>
    IReadOnlyList<DevelopmentMessage> Messages { get; }

    /// <summary>Forgets them.</summary>
    void Clear();
}
