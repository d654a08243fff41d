using LenNotify.Storage;

namespace LenNotify.EntityFrameworkCore.Tests;

public sealed class QueueHoldTests : QueueHoldContract
{
    private readonly ContractStore _store = new();

    public override Task DisposeAsync() => _store.CloseAsync();

    protected override Task<INotificationStore> OpenAsync() => _store.OpenAsync();
}
