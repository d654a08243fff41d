namespace LenNotify.Tests.Persist.Memory;

public sealed class MemorySignalsTests
{
    [Fact]
    public async Task The_stores_clock_is_the_one_it_was_given()
    {
        var store = new MemoryStore(new FixedTime(World.At(5)), new MemoryLimits());

        (await store.StoreTimeAsync(default)).Should().Be(World.At(5));
    }

    [Fact]
    public async Task A_listener_that_does_not_keep_up_holds_nobody_up_and_hears_the_next()
    {
        var store = MemoryStores.Open();
        await using var listener = store.ListenAsync(default).GetAsyncEnumerator();
        var next = listener.MoveNextAsync().AsTask();
        for (var signal = 0; signal < 10_000; signal++)
        {
            await store.SignalAsync(["sms"], default);
        }

        var heard = 0;
        do
        {
            (await next).Should().BeTrue();
            heard++;
            next = listener.MoveNextAsync().AsTask();
        }
        while (next.IsCompleted);

        heard.Should().BeInRange(1, 2_000);
        await store.SignalAsync(["email"], default);
        (await next, listener.Current).Should().Be((true, "email"));
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
