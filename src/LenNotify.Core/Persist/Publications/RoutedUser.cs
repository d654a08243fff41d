namespace LenNotify.Storage;

/// <summary>All that is to be written for one person and publication.</summary>
/// <param name="Item">The item; it is stored with its decisions also when it is not listed.</param>
/// <param name="Deliveries">What is to be sent, and when.</param>
/// <param name="Activity">The person's activity after it.</param>
public sealed record RoutedUser(InboxItem Item, IReadOnlyList<NewDelivery> Deliveries, UserActivity Activity);
