using LenNotify.Storage;

namespace LenNotify.Tests.Persist.Memory;

/// <summary>A store in memory for one contract test; the garbage collector takes it back.</summary>
internal sealed class MemorySource : IStoreSource
{
    public Task<INotificationStore> OpenAsync() => Task.FromResult(MemoryStores.Open());

    public Task CloseAsync() => Task.CompletedTask;
}
