using LenNotify.Storage;

namespace LenNotify;

/// <summary>How far a publication came that a worker routes.</summary>
internal sealed class FanOut(DateTimeOffset notBefore, string? cursor)
{
    /// <summary>When it may be claimed. It is part of the order of the waiting ones: changed only while it is not among them.</summary>
    public DateTimeOffset NotBefore { get; set; } = notBefore;

    /// <summary>Where it goes on.</summary>
    public string? Cursor { get; set; } = cursor;

    /// <summary>How often it was claimed since the cursor moved.</summary>
    public int Claims { get; set; }

    /// <summary>Whoever routes it now.</summary>
    public Lease? Lease { get; set; }
}
