namespace LenNotify;

/// <summary>How far a publication got when the host answered.</summary>
public enum EventState
{
    /// <summary>It is stored, and was decided for everyone.</summary>
    Routed,

    /// <summary>It is stored; a worker of the host's decides.</summary>
    Accepted,

    /// <summary>The host had it already, from another call or from a request whose answer was lost.</summary>
    Repeated,
}
