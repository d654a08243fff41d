namespace LenNotify.Storage;

/// <summary>Which facts. Everything that is null leaves them all in.</summary>
public sealed record AuditQuery
{
    /// <summary>At most this many; 1-100.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>From <see cref="Page{T}.Next"/>.</summary>
    public string? Cursor { get; init; }

    /// <summary>Only by this actor.</summary>
    public string? Actor { get; init; }

    /// <summary>Only this action.</summary>
    public string? Action { get; init; }

    /// <summary>Only on this target.</summary>
    public string? Target { get; init; }
}
