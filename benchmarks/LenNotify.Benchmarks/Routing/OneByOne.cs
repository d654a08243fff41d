using BenchmarkDotNet.Attributes;
using LenNotify.Benchmarks.Results;

namespace LenNotify.Benchmarks.Routing;

/// <summary>Decisions one by one: random people, random notifications, so that neither caches nor branch history help.</summary>
public class OneByOne
{
    private const int Pairs = 1 << 16;

    private readonly ChannelDecision[] _ours = new ChannelDecision[ChannelPolicy.Defaults.Count];
    private readonly FlatDecision[] _flat = new FlatDecision[ChannelPolicy.Defaults.Count];
    private (int User, int Notification)[] _pairs = [];
    private Tracks _tracks = null!;

    /// <summary>Makes the world and checks that all three versions answer alike.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _tracks = new Tracks();
        var random = new Random(1);
        _pairs = [.. Enumerable.Range(0, Pairs).Select(_ => (random.Next(World.Users), random.Next(World.Notifications)))];
    }

    /// <summary>The straight line.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Pairs)]
    public void Floor()
    {
        foreach (var (user, notification) in _pairs)
        {
            _tracks.Flat.Decide(notification, user, _flat);
        }
    }

    /// <summary>The engine.</summary>
    [Bar(nameof(Floor), 1.5)]
    [Bar(nameof(Naive), 1.0 / 8)]
    [Limit(Bytes = 0)]
    [Benchmark(OperationsPerInvoke = Pairs)]
    public void Decide()
    {
        var side = _tracks.Engine;
        foreach (var (user, notification) in _pairs)
        {
            side.Engine.Decide(side.Notifications[notification], side.People[user], side.Activities[user], World.Now, _ours);
        }
    }

    /// <summary>What a team writes first.</summary>
    [Benchmark(OperationsPerInvoke = Pairs)]
    public void Naive()
    {
        var world = _tracks.World;
        foreach (var (user, notification) in _pairs)
        {
            var person = world.People[user];
            Routing.Naive.Decide(
                world.Options, world.Published[notification], person.Document, person.Contacts, _tracks.States[user],
                _tracks.Engine.Notifications[notification].Priority, World.Now);
        }
    }
}
