using LenNotify.Storage;

namespace LenNotify.Testing.Tests;

internal sealed class WrongSource(Func<INotificationStore> open) : IStoreSource
{
    public Task<INotificationStore> OpenAsync() => Task.FromResult(open());

    public Task CloseAsync() => Task.CompletedTask;
}
