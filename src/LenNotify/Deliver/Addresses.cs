namespace LenNotify;

/// <summary>Reads an address at the moment of sending: the row of a delivery never holds one.</summary>
internal sealed class Addresses(Recipients people, ProtectedContacts protection, StoreClock clock)
{
    /// <summary>The address in clear; null when the person has it no more.</summary>
    internal async ValueTask<string?> OfAsync(string userId, Guid targetId, CancellationToken cancellationToken)
    {
        var person = await people.GetAsync([userId], clock.Now, cancellationToken).ConfigureAwait(false);
        return person[0].Find(targetId) is { } contact ? protection.AddressOf(contact)
            : (person[0].Lacks & Lacks.Addresses) == 0 ? null
            : throw new InvalidOperationException("The person's addresses cannot be read now.");
    }
}
