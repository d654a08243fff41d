using LenNotify.Storage;

namespace LenNotify;

/// <summary>Where settings are kept, and how addresses get there.</summary>
/// <param name="Documents">Preferences.</param>
/// <param name="Contacts">Contacts, protected.</param>
/// <param name="Protection">Between addresses in clear and protected ones.</param>
internal sealed record SettingsStore(IDocuments Documents, IContacts Contacts, ProtectedContacts Protection);
