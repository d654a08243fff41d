using LenNotify.Tests.Journey;

namespace LenNotify.EntityFrameworkCore.Tests;

public sealed class PostgresTimeJourney : TimeJourney
{
    private readonly JourneyStore _store = new();

    public override Task InitializeAsync() => _store.OpenAsync();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _store.CloseAsync();
    }

    protected override void UseStore(NotificationsBuilder builder) => _store.Use(builder);
}
