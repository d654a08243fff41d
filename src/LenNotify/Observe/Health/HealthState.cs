namespace LenNotify;

/// <summary>How well something is.</summary>
public enum HealthState
{
    /// <summary>As it should be.</summary>
    Healthy,

    /// <summary>It works, and somebody should look at it.</summary>
    Degraded,

    /// <summary>It does not work.</summary>
    Unhealthy,
}
