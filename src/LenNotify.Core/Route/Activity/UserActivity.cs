namespace LenNotify.Storage;

/// <summary>
/// What a person's caps, groups and repeats need to remember: one immutable value. A store keeps its bytes with the
/// user state and knows nothing of what is inside; all arithmetic is in <see cref="RoutingEngine"/>.
/// </summary>
public sealed class UserActivity : IEquatable<UserActivity>
{
    /// <summary>Beyond this many caps and groups under way, what would end first is forgotten: the value stays bounded.</summary>
    internal const int MostKeys = 512;

    private readonly CapWindow[] _caps;
    private readonly OpenGroup[] _groups;

    internal UserActivity(CapWindow[] caps, OpenGroup[] groups) => (_caps, _groups) = (caps, groups);

    /// <summary>Nothing happened yet, or all of it is over.</summary>
    public static UserActivity None { get; } = new([], []);

    /// <summary>Whether there is nothing to remember.</summary>
    public bool IsEmpty => _caps.Length == 0 && _groups.Length == 0;

    internal ReadOnlySpan<CapWindow> Caps => _caps;

    internal ReadOnlySpan<OpenGroup> Groups => _groups;

    /// <summary>Reads what <see cref="ToBytes"/> wrote; no bytes at all are <see cref="None"/>.</summary>
    /// <exception cref="InvalidDataException">The bytes are not an activity value.</exception>
    public static UserActivity FromBytes(ReadOnlySpan<byte> bytes) => ActivityBytes.Read(bytes);

    /// <summary>The value for a store to keep; empty for <see cref="None"/>.</summary>
    public byte[] ToBytes() => ActivityBytes.Write(this);

    /// <inheritdoc/>
    public bool Equals(UserActivity? other) => other is not null && ToBytes().AsSpan().SequenceEqual(other.ToBytes());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UserActivity);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(ToBytes());
        return hash.ToHashCode();
    }

    internal bool TryFindCap(ulong key, out CapWindow cap)
    {
        foreach (ref readonly var candidate in _caps.AsSpan())
        {
            if (candidate.Key == key)
            {
                cap = candidate;
                return true;
            }
        }

        cap = default;
        return false;
    }

    internal bool TryFindGroup(ulong key, out OpenGroup group)
    {
        foreach (ref readonly var candidate in _groups.AsSpan())
        {
            if (candidate.Key == key)
            {
                group = candidate;
                return true;
            }
        }

        group = default;
        return false;
    }
}
