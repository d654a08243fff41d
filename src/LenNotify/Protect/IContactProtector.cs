namespace LenNotify;

/// <summary>
/// Keeps addresses unreadable for whoever reads the store. The built-in one encrypts with the keys of
/// <see cref="ContactKeyOptions"/>; yours may hand them to a service of your own. It is called for every send by many
/// threads at once and does no I/O: keys are fetched beforehand.
/// </summary>
public interface IContactProtector
{
    /// <summary>What the store gets. Two calls for one address answer with different bytes.</summary>
    /// <param name="userId">Whose address it is: the answer can be read for this person only.</param>
    /// <param name="channel">The channel: the answer can be read for this channel only.</param>
    /// <param name="address">The address in clear, exactly as it is to come back.</param>
    byte[] Protect(string userId, string channel, string address);

    /// <summary>The address in clear.</summary>
    /// <exception cref="ContactProtectionException">
    /// The value was altered or cut off, belongs to another person or channel, or its key is missing.
    /// </exception>
    string Unprotect(string userId, string channel, ReadOnlySpan<byte> value);

    /// <summary>
    /// The keyed hash by which owners of an address are found. The same for one address and channel for ever, whatever
    /// key encrypts: a suppression outlives the address it was made for.
    /// </summary>
    /// <param name="channel">The channel: one number has one hash for text messages and another for calls.</param>
    /// <param name="canonicalAddress">The address in its one spelling; LenNotify has it made canonical before it asks.</param>
    byte[] Hash(string channel, string canonicalAddress);

    /// <summary>Whether the value would be protected with the same key today; one that is not should be protected anew.</summary>
    bool IsCurrent(ReadOnlySpan<byte> value) => true;
}
