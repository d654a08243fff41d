using LenNotify.Storage;

namespace LenNotify;

/// <summary>Whose address it is, without looking through all books. Used under the contacts' lock only.</summary>
internal sealed class AddressOwners
{
    private readonly Dictionary<AddressKey, HashSet<string>> _owners = [];

    /// <summary>The people who have the address, by id.</summary>
    public string[] Of(AddressKey key) => _owners.TryGetValue(key, out var owners) ? [.. owners.Order(StringComparer.Ordinal)] : [];

    /// <summary>A person has these contacts now and had those before.</summary>
    public void Move(string userId, IReadOnlyList<Contact> before, IReadOnlyList<Contact> now)
    {
        foreach (var contact in before)
        {
            var key = AddressKey.Of(contact.Channel, contact.AddressHash);
            if (_owners.TryGetValue(key, out var owners) && owners.Remove(userId) && owners.Count == 0)
            {
                _owners.Remove(key);
            }
        }

        foreach (var contact in now)
        {
            var key = AddressKey.Of(contact.Channel, contact.AddressHash);
            if (!_owners.TryGetValue(key, out var owners))
            {
                _owners.Add(key, owners = new HashSet<string>(StringComparer.Ordinal));
            }

            owners.Add(userId);
        }
    }
}
