namespace LenNotify.Storage;

/// <summary>What became of an offered publication.</summary>
public enum Acceptance
{
    /// <summary>It is stored now.</summary>
    New,

    /// <summary>The same was accepted before; the first answer holds.</summary>
    Same,

    /// <summary>Its dedupe key was used for something else; nothing was stored.</summary>
    Conflict,
}
