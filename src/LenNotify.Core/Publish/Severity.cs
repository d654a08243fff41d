namespace LenNotify;

/// <summary>What happened and how it looks. It says nothing about how hard to try: that is <see cref="Priority"/>.</summary>
public enum Severity
{
    /// <summary>Something to know.</summary>
    Info,

    /// <summary>Something went well. Ranks with <see cref="Info"/> wherever severities are compared.</summary>
    Success,

    /// <summary>Something needs a look. On the wire also <c>medium</c>.</summary>
    Warning,

    /// <summary>Something failed. On the wire also <c>high</c>. Passes quiet hours unless the host says otherwise.</summary>
    Error,

    /// <summary>Something must be dealt with now. Becomes <see cref="Priority.Critical"/> under the default policy.</summary>
    Critical,
}
