using System.Runtime;
using BenchmarkDotNet.Attributes;
using LenNotify.Benchmarks.Results;

namespace LenNotify.Benchmarks.Routing;

/// <summary>One notification after the other to all 10,000 people. How it compares with the straight line is measured in turns, by <see cref="AudienceTable"/>.</summary>
public class Audience
{
    internal const int Decisions = World.Users * Rounds;
    private const int Rounds = 16;

    private readonly ChannelDecision[] _ours = new ChannelDecision[ChannelPolicy.Defaults.Count];
    private readonly FlatDecision[] _flat = new FlatDecision[ChannelPolicy.Defaults.Count];
    private Tracks _tracks = null!;

    /// <summary>Makes the world and checks that all versions answer alike.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _tracks = new Tracks();

        // Benchmarks before this one leave a heap full of holes, and with it people who lie pages apart: both sides get a tidy one.
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>The straight line over the same audience in the same order: its structs lie side by side.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Decisions)]
    public void Floor()
    {
        for (var notification = 0; notification < Rounds; notification++)
        {
            for (var user = 0; user < World.Users; user++)
            {
                _tracks.Flat.Decide(notification, user, _flat);
            }
        }
    }

    /// <summary>The engine: what does not depend on the person is worked out once for each notification.</summary>
    [Limit(Bytes = 0)]
    [Benchmark(OperationsPerInvoke = Decisions)]
    public void Decide()
    {
        var side = _tracks.Engine;
        for (var notification = 0; notification < Rounds; notification++)
        {
            var pass = side.Engine.At(World.Now, side.Notifications[notification]);
            for (var user = 0; user < World.Users; user++)
            {
                pass.Decide(side.People[user], side.Activities[user], _ours);
            }
        }
    }
}
