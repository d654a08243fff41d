using LenNotify.Storage;

namespace LenNotify.Benchmarks.Routing;

/// <summary>The world as the engine sees it.</summary>
internal sealed class EngineSide
{
    internal EngineSide(World world)
    {
        Engine = new RoutingEngine(world.Options, TzdbZones.Default);
        Notifications = [.. world.Published.Select((n, i) => Engine.Compile(n, new Guid(i + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])))];
        People = [.. world.People.Select(p => Engine.Compile(p.Document, p.Contacts))];
        Activities = [.. world.People.Select(p => ActivityOf(p))];
    }

    internal RoutingEngine Engine { get; }

    internal CompiledNotification[] Notifications { get; }

    internal CompiledPreferences[] People { get; }

    internal UserActivity[] Activities { get; }

    private UserActivity ActivityOf(World.Person person)
    {
        var activity = UserActivity.None;
        var plain = Engine.Compile(new Notification { Type = "plain", Title = "Toast" }, Guid.Empty);
        var email = Engine.Channels.Select(c => c.Name).ToList().IndexOf(ChannelNames.Email);
        for (var i = person.Started.Toasts; i > 0; i--)
        {
            activity = Engine.Start(activity, 0, Priority.Normal, World.Now.AddSeconds(-20 * i), Engine.Compile(plain.Source, new Guid(1000 + i, 1, 0, [0, 0, 0, 0, 0, 0, 0, 0])));
        }

        for (var i = person.Started.Emails; i > 0; i--)
        {
            activity = Engine.Start(activity, email, Priority.Critical, World.Now.AddSeconds(-30 * i), plain);
        }

        if (person.Started.Throttled is { } type)
        {
            var throttled = Engine.Compile(new Notification { Type = type, Title = "Throttled", ThrottleKey = "key" }, new Guid(5000, 1, 0, [0, 0, 0, 0, 0, 0, 0, 0]));
            activity = Engine.Start(activity, 0, Priority.Critical, World.Now.AddMinutes(-10), throttled);
        }

        var grouped = Engine.Compile(new Notification { Type = "plain", Title = "Grouped", GroupKey = "group", Severity = Severity.Critical }, Guid.Empty);
        var silent = new ChannelDecision[Engine.Channels.Count];
        Array.Fill(silent, new ChannelDecision(0, Verdict.Suppress, Reason.ChannelNotChosen, silent: false, until: 0));
        for (var i = 0; i < person.Started.Grouped; i++)
        {
            activity = Engine.Record(activity, grouped, new Decision(Priority.Critical, Listed: true), silent, World.Now.AddSeconds(-60));
        }

        return activity;
    }
}
