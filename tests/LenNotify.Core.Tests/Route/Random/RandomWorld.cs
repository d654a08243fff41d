namespace LenNotify.Core.Tests;

/// <summary>One host with its engine, and people, notifications and histories to combine at will.</summary>
internal sealed class RandomWorld
{
    private const int SlotCount = 40;
    private const int PeopleCount = 400;
    private const int NotificationCount = 600;

    internal RandomWorld(int number, int seed)
    {
        var draw = new Draw(seed + number);
        Number = number;
        Seed = seed;
        Options = RandomHost.Options(number, draw);
        Engine = new RoutingEngine(Options, TzdbZones.Default);

        var from = RandomHost.From(number);
        var ends = draw.Times(SlotCount, () => from.AddHours(12) + draw.HalfMinutes(4 * 24 * 120));
        People = draw.Times(PeopleCount, () => new RandomPerson(Engine, Options, draw, from));
        Notifications = draw.Times(NotificationCount, () => Engine.Compile(RandomNotifications.Of(draw, ends), draw.Id()));
        Slots = [.. ends.Select(end => new RandomSlot(this, end, draw))];
    }

    internal int Number { get; }

    internal int Seed { get; }

    internal RoutingOptions Options { get; }

    internal RoutingEngine Engine { get; }

    internal IReadOnlyList<RandomPerson> People { get; }

    internal IReadOnlyList<CompiledNotification> Notifications { get; }

    internal IReadOnlyList<RandomSlot> Slots { get; }
}
