using LenNotify.Storage;

namespace LenNotify.Core.Tests;

/// <summary>A person's last hour, lived through by the engine and by the oracle at the same time.</summary>
internal sealed class RandomHistory
{
    private readonly List<(CompiledNotification Compiled, OracleCase Case, Priority Priority)> _recorded = [];
    private readonly List<Func<string>> _log = [];
    private readonly RandomWorld _world;
    private readonly Draw _draw;

    internal RandomHistory(RandomWorld world, DateTimeOffset until, Draw draw)
    {
        _world = world;
        _draw = draw;
        var length = draw.Pick([4, 20, 80, 160]);
        var instants = draw.Times(draw.Number(0, 30), () => until - draw.HalfMinutes(length));
        foreach (var now in instants.Order())
        {
            if (Difference is not null)
            {
                break;
            }

            if (draw.Chance(0.3) && _recorded.Count > 0)
            {
                Start(now);
            }
            else
            {
                Record(now);
            }
        }

        // What a store keeps and reads again must be as good as the value itself.
        Activity = draw.Chance(0.5) ? Activity : UserActivity.FromBytes(Activity.ToBytes());
    }

    /// <summary>What the engine remembers of it.</summary>
    internal UserActivity Activity { get; private set; } = UserActivity.None;

    /// <summary>What the oracle remembers of it.</summary>
    internal OracleActivity Model { get; } = new();

    internal IReadOnlyList<CompiledNotification> Recorded => _recorded.ConvertAll(r => r.Compiled);

    /// <summary>Where engine and oracle went different ways; the history ends there.</summary>
    internal string? Difference { get; private set; }

    /// <summary>Line by line, for whoever looks into a failure.</summary>
    internal IEnumerable<string> Log => _log.Select(line => line());

    private void Record(DateTimeOffset now)
    {
        var person = _draw.Pick(_world.People);
        var compiled = _world.Engine.Compile(_draw.Pick(_world.Notifications).Source, _draw.Id());
        var c = new OracleCase(_world.Options, compiled.Source, person.Plain, Model, now);
        var decisions = new ChannelDecision[_world.Options.Channels.Count];
        var decision = _world.Engine.Decide(compiled, person.Compiled, Activity, now, decisions);
        var expected = Oracle.Decide(c);
        if (!RandomFailure.Same(expected, decision, decisions))
        {
            Difference = RandomFailure.Describe(_world, c, this, expected, _world.Engine.Explain(compiled, person.Compiled, Activity, now));
            return;
        }

        Activity = _world.Engine.Record(Activity, compiled, decision, decisions, now);
        Model.Record(c, compiled.Id, expected);
        _recorded.Add((compiled, c, decision.Priority));
        _log.Add(() => $"{now:O} record {compiled.Id} {decision} {RandomFailure.Line(compiled.Source)} -> " +
            string.Join(' ', expected.Channels.Select(channel => channel.Answer.Short())));
    }

    private void Start(DateTimeOffset now)
    {
        var members = _draw.Times(_draw.Pick([1, 1, 1, 2, 3]), () => _draw.Pick(_recorded)).DistinctBy(m => m.Compiled.Id).ToList();
        var channel = _draw.Number(0, _world.Options.Channels.Count - 1);
        var priority = members.Max(member => member.Priority);
        if (_world.Options.Channels[channel].Name == ChannelNames.InApp)
        {
            return;
        }

        Activity = _world.Engine.Start(Activity, channel, priority, now, [.. members.Select(m => m.Compiled)]);
        Model.Start(_world.Options, _world.Options.Channels[channel], priority, now, [.. members.Select(m => (m.Compiled.Id, m.Case))]);
        _log.Add(() => $"{now:O} start {_world.Options.Channels[channel].Name} {priority} {string.Join(' ', members.Select(m => m.Compiled.Id))}");
    }
}
