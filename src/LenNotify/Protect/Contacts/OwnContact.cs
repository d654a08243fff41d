using LenNotify.Storage;

namespace LenNotify;

/// <summary>An address as its owner may see it.</summary>
/// <param name="Contact">What is stored.</param>
/// <param name="Masked">The address, masked: a screen is looked at by others too.</param>
/// <param name="IsHeld">The host keeps it, and it is changed there.</param>
internal sealed record OwnContact(Contact Contact, string Masked, bool IsHeld = false);
