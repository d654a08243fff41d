namespace LenNotify;

/// <summary>
/// Looks whether the store answers, how far this machine's clock is off, how old the queues are and which channels rest. Meant
/// for a readiness probe: each call asks the store.
/// </summary>
public interface INotificationHealth
{
    /// <summary>Looks now. It does not throw for what it finds; a store that does not answer within 5 seconds is a finding.</summary>
    Task<NotificationHealth> CheckAsync(CancellationToken cancellationToken = default);
}
