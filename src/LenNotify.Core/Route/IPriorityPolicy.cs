namespace LenNotify;

/// <summary>
/// Chooses the priority where the publisher did not state one. It must be pure: same arguments, same answer, whenever
/// and however often it is asked, because deciding is repeated on conflict and in explanations.
/// </summary>
public interface IPriorityPolicy
{
    /// <summary>The priority of <paramref name="notification"/>.</summary>
    /// <param name="notification">As published.</param>
    /// <param name="type">The host's settings of its type.</param>
    /// <param name="repeats">How many of its repeat key the person was shown in <see cref="RoutingOptions.RepeatWindow"/>, this one included; 1 without a key.</param>
    Priority Judge(Notification notification, NotificationType type, int repeats);
}
