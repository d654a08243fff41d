using LenNotify.Storage;

namespace LenNotify;

/// <summary>What delivering reads and writes.</summary>
/// <param name="Queue">What is to be sent.</param>
/// <param name="Documents">The circuits.</param>
/// <param name="Contacts">Addresses that turn out to be gone.</param>
/// <param name="People">Preferences and reach.</param>
/// <param name="Engine">What judges again.</param>
internal sealed record DeliveryStore(IDeliveryQueue Queue, IDocuments Documents, IContacts Contacts, Recipients People, RoutingEngine Engine);
