using System.Runtime.CompilerServices;

namespace LenNotify.Storage;

/// <summary>
/// What a person's caps, groups and repeats need to remember: one immutable value. A store keeps its bytes with the
/// user state and knows nothing of what is inside; all arithmetic is in <see cref="RoutingEngine"/>.
/// </summary>
public readonly struct UserActivity : IEquatable<UserActivity>
{
    /// <summary>Beyond this many caps and groups under way, what would end first is forgotten: the value stays bounded.</summary>
    internal const int MostKeys = 512;

    private readonly Content? _content;

    // Most people's caps are never full. Kept here, beside the reference, this answers for them without following it.
    private readonly long _fullUntil;
    private readonly ulong _marks;
    private readonly EngineSettings? _measuredBy;

    /// <param name="caps">The caps under way.</param>
    /// <param name="groups">The groups under way.</param>
    /// <param name="measuredBy">The engine by whose limits all of them were measured; null when that is not known.</param>
    internal UserActivity(CapWindow[] caps, OpenGroup[] groups, EngineSettings? measuredBy)
    {
        if (caps.Length == 0 && groups.Length == 0)
        {
            return;
        }

        _content = new Content(caps, groups);
        _measuredBy = measuredBy;
        if (measuredBy is null)
        {
            (_fullUntil, _marks) = (long.MaxValue, ulong.MaxValue);
            return;
        }

        foreach (var cap in caps)
        {
            _fullUntil = Math.Max(_fullUntil, cap.FullUntil);
            _marks |= cap.FullUntil > 0 ? MarkOfCap(cap.Key) : 0;
        }

        foreach (var group in groups)
        {
            _marks |= group.Count + 1 >= measuredBy.Options.GroupThreshold ? MarkOfGroup(group.Key) : 0;
        }
    }

    private sealed record Content(CapWindow[] Caps, OpenGroup[] Groups);

    /// <summary>Nothing happened yet, or all of it is over. The default value.</summary>
    public static UserActivity None => default;

    /// <summary>Whether there is nothing to remember.</summary>
    public bool IsEmpty => _content is null;

    internal ReadOnlySpan<CapWindow> Caps => _content is null ? [] : _content.Caps;

    internal ReadOnlySpan<OpenGroup> Groups => _content is null ? [] : _content.Groups;

    /// <summary>Reads what <see cref="ToBytes"/> wrote; no bytes at all are <see cref="None"/>.</summary>
    /// <exception cref="InvalidDataException">The bytes are not an activity value.</exception>
    public static UserActivity FromBytes(ReadOnlySpan<byte> bytes) => ActivityBytes.Read(bytes);

    /// <summary>The value for a store to keep; empty for <see cref="None"/>.</summary>
    public byte[] ToBytes() => ActivityBytes.Write(this);

    /// <summary>Whether both remember the same.</summary>
    public static bool operator ==(UserActivity left, UserActivity right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(UserActivity left, UserActivity right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(UserActivity other) =>
        ReferenceEquals(_content, other._content) || ToBytes().AsSpan().SequenceEqual(other.ToBytes());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UserActivity other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(ToBytes());
        return hash.ToHashCode();
    }

    /// <summary>
    /// Whether a cap that matters here might be full: for most people the answer is no, and then nothing else is read.
    /// Under limits other than those it was measured by, every cap has to be looked at.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool MayBeFull(in RoutingPass pass) =>
        (pass.Now < _fullUntil && (_marks & pass.Notification.CapMarks) != 0) || (_measuredBy != pass.Settings && _measuredBy is not null);

    /// <summary>Whether a group of this key might hold it back; for most the answer is no, and nothing else is read.</summary>
    internal bool MayCollect(CompiledNotification notification) => (_marks & notification.GroupMark) != 0;

    // Two keys may share a mark: then what is behind it is looked at for nothing.
    internal static ulong MarkOfCap(ulong key) => 1UL << (int)(key & 31);

    internal static ulong MarkOfGroup(ulong key) => 1UL << (int)(32 + (key & 31));

    /// <summary>See <see cref="MarkOfCap"/> and <see cref="MarkOfGroup"/>.</summary>
    internal ulong Marks => _marks;

    internal bool IsMeasuredBy(EngineSettings settings) => ReferenceEquals(_measuredBy, settings);

    /// <summary>Whether <see cref="Marks"/> say all that there is to say.</summary>
    internal bool IsTrusted(EngineSettings settings) => ReferenceEquals(_measuredBy, settings) | _measuredBy is null;

    internal bool TryFindCap(ulong key, out CapWindow cap)
    {
        foreach (ref readonly var candidate in Caps)
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
        foreach (ref readonly var candidate in Groups)
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
