using LenNotify.Storage;

namespace LenNotify;

/// <summary>An address as its owner may see it.</summary>
/// <param name="Contact">What is stored.</param>
/// <param name="Masked">The address, masked: a screen is looked at by others too.</param>
internal sealed record OwnContact(Contact Contact, string Masked);
