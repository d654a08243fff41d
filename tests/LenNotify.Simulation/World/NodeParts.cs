using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify.Simulation;

/// <summary>The product's own parts, put together for one run of a process as a host's container would.</summary>
internal sealed class NodeParts
{
    internal NodeParts(World world, Node node)
    {
        Clock = new StoreClock(node.Time);
        Pump = new PumpClock(Clock, node.Time);
        Ids = new Ids(world.Draw.Next());
        Publications = new ShakyPublications(world, node, new BookedPublications(world, world.Plant.Publications(world.Store)));
        var queue = new ShakyQueue(world, node, new BookedQueue(world, node, world.Plant.Queue(world.Store)));
        var held = new HostContacts(Protection, world.Store, null, new Logger<HostContacts>(LogLines.Watched));
        People = new Recipients(
            new RecipientLoader(new StoredPeople(world.Store, world.Store), held, world.Engine, TzdbZones.Default), new Logger<Recipients>(LogLines.Watched));
        Deliveries = new DeliveryStore(queue, world.Store, world.Store, People, world.Engine);
        Addresses = new Addresses(People, Protection, Clock);
        Lines = [.. Cast.Options().Select(options => new ChannelLine(options.Policy.Name, new Line(world, node, options.Policy.Name), options))];
        Routing = new Appending(world.Engine, new Following(world.Engine, world.FollowUps));
        Pumps = new ChannelPumps(
            new ChannelTable([], null!), Deliveries, Addresses, new PumpSettings(false, TimeSpan.FromMinutes(1), Pump, Ids), LogLines.Watched);
        Signals = new NodeSignals(world.Store, Pumps, new FanOutBell(), Pump, new Logger<NodeSignals>(LogLines.Watched));
        Committed = new Committed(Pumps, Signals, new InboxPush(null, node.Time, new Logger<InboxPush>(LogLines.Watched)));
    }

    internal static ProtectedContacts Protection { get; } = new(new PlainProtector());

    internal StoreClock Clock { get; }

    internal PumpClock Pump { get; }

    internal Ids Ids { get; }

    internal IPublications Publications { get; }

    internal Recipients People { get; }

    internal DeliveryStore Deliveries { get; }

    internal Addresses Addresses { get; }

    internal ChannelLine[] Lines { get; }

    internal Appending Routing { get; }

    /// <summary>None: here the machines are driven by the simulation. The same goes for signals and for the hub.</summary>
    internal ChannelPumps Pumps { get; }

    internal NodeSignals Signals { get; }

    internal Committed Committed { get; }

    internal Chunks Chunks(World world) => new(
        world.Engine,
        Routing,
        new FanOutStore(Publications, People, Committed, new SegmentPeople(new Segments(world), Pump, new Logger<SegmentPeople>(LogLines.Watched))),
        Pump);
}
