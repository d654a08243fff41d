namespace LenNotify;

/// <summary>What makes a publication the same. It hashes the key only: a producer's keys differ, producers are few.</summary>
internal readonly struct PublicationKey(string producer, string key) : IEquatable<PublicationKey>
{
    private readonly string _producer = producer;
    private readonly string _key = key;

    public bool Equals(PublicationKey other) => _key == other._key && _producer == other._producer;

    public override bool Equals(object? obj) => obj is PublicationKey other && Equals(other);

    public override int GetHashCode() => _key.GetHashCode(StringComparison.Ordinal);
}
