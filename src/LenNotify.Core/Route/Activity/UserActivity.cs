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

    // Caps and groups share the bits that the stamp leaves.
    private const int KindMarks = (64 - EngineStamp.Bits) / 2;

    private readonly Content? _content;

    // Most people's caps are never full. Kept here, beside the reference, this answers for them without following it: the
    // stamp of the engine by whose limits all was measured, and a mark for each cap that was full and group that collects.
    private readonly ulong _marks;

    /// <param name="caps">The caps under way.</param>
    /// <param name="groups">The groups under way.</param>
    /// <param name="measuredBy">The engine by whose limits all of them were measured; null when that is not known.</param>
    internal UserActivity(CapWindow[] caps, OpenGroup[] groups, EngineSettings? measuredBy)
    {
        if (caps.Length == 0 && groups.Length == 0)
        {
            return;
        }

        _content = new Content(caps, groups, measuredBy);
        _marks = measuredBy is null ? ulong.MaxValue : measuredBy.Stamp.Own;
        if (measuredBy is null)
        {
            return;
        }

        foreach (ref readonly var cap in caps.AsSpan())
        {
            _marks |= cap.FullUntil > 0 ? MarkOfCap(cap.Key) : 0;
        }

        foreach (var group in groups)
        {
            _marks |= group.Count + 1 >= measuredBy.Options.GroupThreshold ? MarkOfGroup(group.Key) : 0;
        }
    }

    private sealed class Content
    {
        internal readonly CapWindow[] Caps;

        internal readonly OpenGroup[] Groups;

        internal readonly EngineSettings? MeasuredBy;

        // What a decision asks of someone with a full cap or an open group, side by side: it is seldom in the cache.

        /// <summary>Most people have no more than one group under way.</summary>
        internal readonly OpenGroup FirstGroup;

        internal readonly long FullUntil;

        /// <summary>Most people have no more than one cap that was full.</summary>
        internal readonly ulong FirstFull;

        internal readonly long FirstFullUntil;

        internal Content(CapWindow[] caps, OpenGroup[] groups, EngineSettings? measuredBy)
        {
            (Caps, Groups, MeasuredBy) = (caps, groups, measuredBy);
            FirstGroup = groups.Length == 0 ? default : groups[0];
            foreach (ref readonly var cap in caps.AsSpan())
            {
                FullUntil = Math.Max(FullUntil, cap.FullUntil);
                (FirstFull, FirstFullUntil) = FirstFullUntil == 0 && cap.FullUntil > 0 ? (cap.Key, cap.FullUntil) : (FirstFull, FirstFullUntil);
            }
        }
    }

    /// <summary>Nothing happened yet, or all of it is over. The default value.</summary>
    public static UserActivity None => default;

    /// <summary>Whether there is nothing to remember.</summary>
    public bool IsEmpty => _content is null;

    /// <summary>The caps under way; not to be changed.</summary>
    internal CapWindow[] Caps => _content is null ? [] : _content.Caps;

    /// <summary>The groups under way; not to be changed.</summary>
    internal OpenGroup[] Groups => _content is null ? [] : _content.Groups;

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
        IsStrange(pass.Settings) || ((_marks & pass.Notification.CapMarks) != 0 && pass.Now < _content!.FullUntil);

    /// <summary>Whether a group of this key might hold it back; for most the answer is no, and nothing else is read.</summary>
    internal bool MayCollect(CompiledNotification notification) =>
        (_marks & notification.GroupMark) != 0 || (notification.GroupMark != 0 && IsStrange(notification.Settings));

    // Two keys may share a mark: then what is behind it is looked at for nothing.
    internal static ulong MarkOfCap(ulong key) => 1UL << (EngineStamp.Bits + (int)(key % KindMarks));

    internal static ulong MarkOfGroup(ulong key) => 1UL << (EngineStamp.Bits + KindMarks + (int)(key % KindMarks));

    /// <summary>Whether nothing in it can matter to the notification: none of its marks is here, and none of another engine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsSilentOn(CompiledNotification notification) => (_marks & notification.ActivityMarks) == 0;

    internal bool IsMeasuredBy(EngineSettings settings) => ReferenceEquals(_content?.MeasuredBy, settings);

    /// <summary>Under limits other than those it was measured by, the marks say nothing.</summary>
    internal bool IsStrange(EngineSettings settings) => (_marks & settings.Stamp.Strange) != 0;

    /// <summary>Until when a cap is full, by the limits of the engine that measured it; 0 when it has room.</summary>
    internal long FullUntil(ulong capKey) =>
        (_marks & MarkOfCap(capKey)) == 0 ? 0
            : _content!.FirstFull == capKey ? _content.FirstFullUntil
            : TryFindCap(capKey, out var cap) ? cap.FullUntil
            : 0;

    internal bool TryFindCap(ulong key, out CapWindow cap)
    {
        foreach (ref readonly var candidate in Caps.AsSpan())
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
        if (_content is not null && _content.FirstGroup.Key == key)
        {
            group = _content.FirstGroup;
            return true;
        }

        foreach (ref readonly var candidate in Groups.AsSpan())
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
