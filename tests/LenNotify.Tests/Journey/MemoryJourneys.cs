using LenNotify.Tests.Journey;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LenNotify.Tests;

/// <summary>The store that the hosts of one journey share.</summary>
file static class Memory
{
    public static void Use(NotificationsBuilder builder, MemoryStore store) => builder.Services.Replace(ServiceDescriptor.Singleton(store));
}

public sealed class MemoryDeliveryJourney : DeliveryJourney
{
    private readonly MemoryStore _store = new(TimeProvider.System, new MemoryLimits());

    protected override void UseStore(NotificationsBuilder builder) => Memory.Use(builder, _store);
}

public sealed class MemoryTimeJourney : TimeJourney
{
    private readonly MemoryStore _store = new(TimeProvider.System, new MemoryLimits());

    protected override void UseStore(NotificationsBuilder builder) => Memory.Use(builder, _store);
}

public sealed class MemoryPublishJourney : PublishJourney
{
    private readonly MemoryStore _store = new(TimeProvider.System, new MemoryLimits());

    protected override void UseStore(NotificationsBuilder builder) => Memory.Use(builder, _store);
}

public sealed class MemoryCrashJourney : CrashJourney
{
    private readonly MemoryStore _store = new(TimeProvider.System, new MemoryLimits());

    protected override void UseStore(NotificationsBuilder builder) => Memory.Use(builder, _store);
}

public sealed class MemoryFairnessJourney : FairnessJourney
{
    private readonly MemoryStore _store = new(TimeProvider.System, new MemoryLimits());

    protected override void UseStore(NotificationsBuilder builder) => Memory.Use(builder, _store);
}
