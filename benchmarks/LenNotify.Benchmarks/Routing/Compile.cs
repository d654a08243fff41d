using BenchmarkDotNet.Attributes;
using LenNotify.Benchmarks.Results;

namespace LenNotify.Benchmarks.Routing;

/// <summary>Making documents ready.</summary>
public class Compile
{
    private const int People = 1_000;

    private World _world = null!;
    private EngineSide _side = null!;

    /// <summary>Makes the world.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _world = World.Create();
        _side = new EngineSide(_world);
    }

    /// <summary>One person's preferences and contacts, validated.</summary>
    [Limit(Nanoseconds = 5_000)]
    [Benchmark(OperationsPerInvoke = People)]
    public void Preferences()
    {
        for (var i = 0; i < People; i++)
        {
            _side.Engine.Compile(_world.People[i].Document, _world.People[i].Contacts);
        }
    }

    /// <summary>One notification, validated.</summary>
    [Benchmark(OperationsPerInvoke = World.Notifications)]
    public void Notification()
    {
        foreach (var notification in _world.Published)
        {
            _side.Engine.Compile(notification, Guid.Empty);
        }
    }
}
