using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What makes a publication the same. It is hashed once, and by the key only: a producer's keys differ, producers are few.
/// </summary>
internal readonly struct PublicationKey : IEquatable<PublicationKey>
{
    private readonly string _producer;
    private readonly string _key;
    private readonly int _hash;

    private PublicationKey(string producer, string key)
    {
        (_producer, _key) = (producer, key);
        _hash = key.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>The key of a publication.</summary>
    public static PublicationKey Of(Publication publication) => new(publication.Producer, publication.DedupeKey);

    public bool Equals(PublicationKey other) => _hash == other._hash && _key == other._key && _producer == other._producer;

    public override bool Equals(object? obj) => obj is PublicationKey other && Equals(other);

    public override int GetHashCode() => _hash;
}
