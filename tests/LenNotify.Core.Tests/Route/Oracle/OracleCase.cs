namespace LenNotify.Core.Tests;

/// <summary>All that a decision depends on, as the plain documents that people and hosts write.</summary>
internal sealed class OracleCase(RoutingOptions host, Notification notification, OraclePerson person, OracleActivity activity, DateTimeOffset now)
{
    private static readonly IReadOnlySet<Guid> Nobody = new HashSet<Guid>();
    private DateTimeOffset? _digest;

    internal RoutingOptions Host { get; } = host;

    internal Notification Notification { get; } = notification;

    internal NotificationType Type { get; } =
        host.Types.SingleOrDefault(t => t.Name == notification.Type) ?? new NotificationType(notification.Type);

    internal OraclePerson Person { get; } = person;

    internal OracleActivity Activity { get; } = activity;

    internal DateTimeOffset Now { get; } = now;

    /// <summary>What the person chose for the type; null for nothing.</summary>
    internal TypePreference? Chosen => Person.Preferences.Types.GetValueOrDefault(Notification.Type);

    internal Frequency Frequency => Chosen?.Frequency ?? Type.Frequency;

    /// <summary>When the next digest of this person and type is due.</summary>
    internal DateTimeOffset NextDigest => _digest ??= OracleDigests.Next(this);

    /// <summary>The notifications whose own starts a release does not count; none when deciding.</summary>
    internal IReadOnlySet<Guid> Own { get; init; } = Nobody;
}
