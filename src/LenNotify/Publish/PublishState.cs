namespace LenNotify;

/// <summary>How far a publication got when its publisher was answered.</summary>
public enum PublishState
{
    /// <summary>It is stored, and was decided for everyone.</summary>
    Routed,

    /// <summary>It is stored; a worker decides, person by person, when it is due.</summary>
    Accepted,

    /// <summary>The same was published before: this is that one's answer.</summary>
    Repeated,
}
