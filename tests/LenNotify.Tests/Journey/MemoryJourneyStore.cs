using LenNotify.Tests.Journey;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LenNotify.Tests;

/// <summary>One store in memory for all hosts of a journey.</summary>
internal sealed class MemoryJourneyStore : IJourneyStore
{
    private readonly MemoryStore _store = new(TimeProvider.System, new MemoryLimits());

    public MemoryStore Store => _store;

    public Task OpenAsync() => Task.CompletedTask;

    public void Use(NotificationsBuilder builder) => builder.Services.Replace(ServiceDescriptor.Singleton(_store));

    public Task CloseAsync() => Task.CompletedTask;
}
