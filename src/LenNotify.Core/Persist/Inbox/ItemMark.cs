namespace LenNotify.Storage;

/// <summary>What a person did to an item.</summary>
public enum ItemMark
{
    /// <summary>Read it.</summary>
    Read,

    /// <summary>Dismissed it; it is listed no more.</summary>
    Dismissed,
}
