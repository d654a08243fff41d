using System.Globalization;

namespace LenNotify.Simulation;

/// <summary>
/// Publishes through the product's own notifier, in bursts, to people and segments, now and for later. What is not answered is
/// published again under its key until it is; now and then also what was.
/// </summary>
internal sealed class Publisher
{
    private static readonly string[] Types = ["order", "order", "alert", "risk", "news", "talk", "talk"];
    private readonly World _world;
    private readonly Notifier _notifier;
    private int _echoes;

    internal Publisher(World world)
    {
        _world = world;
        var parts = world.Host.Parts;
        var limits = new IntakeLimits(100, TimeSpan.FromSeconds(10), world.Host.Time);
        var intake = new Intake(parts.Publications, parts.Routing, parts.Committed, parts.Clock, limits);
        var staging = new Staging(parts.Publications, limits, new FanOutBell(), parts.Signals, new Segments(world));
        _notifier = new Notifier(world.Engine, intake, staging, parts.People, new PublishContext("host", parts.Clock, parts.Ids, world.Store, parts.Routing));
    }

    internal void Plan(TimeSpan storm)
    {
        for (var i = 1; i <= 20 + _world.Draw.Below(20); i++)
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"n{i}");
            var at = _world.Draw.Chance(700) ? _world.Draw.Of(_world.Bursts) + _world.Draw.Seconds(0, 150) : _world.Draw.Between(TimeSpan.Zero, storm);
            _world.Agenda.At(at, () => Begin(label));
        }
    }

    /// <summary>Something alike, for the same person.</summary>
    internal void Echo(Storage.InboxItem item)
    {
        var label = string.Create(CultureInfo.InvariantCulture, $"e{++_echoes}");
        var told = new Told(label, item.Notification with { Title = label, ExpiresAt = null }, [item.UserId]);
        _world.Book.Publications.Add(label, told);
        Publish(told, Audience.User(item.UserId), new PublishOptions { DedupeKey = label });
    }

    private void Begin(string label)
    {
        var type = _world.Draw.Of(Types);
        var audience = _world.Draw.Below(10) switch
        {
            0 => Audience.Of("all"),
            1 => Audience.Of("odd"),
            2 => Audience.Users(_world.Draw.Of(Cast.People), _world.Draw.Of(Cast.People)),
            _ => Audience.User(_world.Draw.Of("u1", "u1", "u2", "u2", "u3", "u4", "u5")),
        };
        var notification = new Notification
        {
            Type = type,
            Title = label,
            Severity = _world.Draw.Of(Severity.Info, Severity.Info, Severity.Info, Severity.Warning, Severity.Error, Severity.Critical),
            GroupKey = type == "talk" ? "thread" : null,
            ThrottleKey = type == "risk" ? _world.Draw.Of("loss", "margin") : null,
            ExpiresAt = _world.Draw.Chance(100) ? _world.Clock.Now + _world.Draw.Seconds(60, 3_600) : null,
        };
        var options = new PublishOptions
        {
            DedupeKey = label,
            DeliverAt = _world.Draw.Chance(100) ? _world.Clock.Now + _world.Draw.Seconds(300, 3_000) : null,
        };
        var told = new Told(label, notification, audience.Segment is { } segment ? Cast.MembersOf(segment) : [.. audience.UserIds]);
        _world.Book.Publications.Add(label, told);
        _world.HasStaged |= audience.Segment is not null || options.DeliverAt is not null;
        Publish(told, audience, options);
    }

    private void Publish(Told told, Audience audience, PublishOptions options)
    {
        var again = _world.Draw.Chance(50);
        try
        {
            var result = Sync.Done(_notifier.PublishAsync(told.Notification, audience, options, CancellationToken.None));
            _world.Trace.Tell("published", $"{told.Label} {told.Notification.Type} {told.Notification.Severity} to {string.Join(" ", told.People)}: {result.State}");
            told.AcceptedAt ??= _world.Agenda.Now;
            if (result.State == PublishState.Accepted)
            {
                RingFanOut(options.DeliverAt);
            }
        }
        catch (NoAnswerException)
        {
            again = true;
        }

        if (again)
        {
            _world.Agenda.After(_world.Draw.Seconds(0.1, 5), () => Publish(told, audience, options));
        }
    }

    private void RingFanOut(DateTimeOffset? at)
    {
        var wait = at is { } later ? later - _world.Clock.Now : TimeSpan.Zero;
        _world.Agenda.After(wait, () => _world.Draw.Of(_world.Nodes).RingFanOut());
    }
}
