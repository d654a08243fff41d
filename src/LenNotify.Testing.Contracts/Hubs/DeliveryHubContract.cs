namespace LenNotify.Testing.Contracts;

/// <summary>
/// What every hub promises to whoever pushes, and to the clients that are connected to it. A hub's author derives from it in
/// one line.
/// </summary>
/// <param name="source">Where the hub of each test comes from.</param>
public abstract class DeliveryHubContract(IHubSource source) : IAsyncLifetime
{
    private const int Many = 5_000;
    private IDeliveryHub? _hub;

    /// <summary>How long a push or a message is waited for; only a hub that fails takes so long.</summary>
    protected virtual TimeSpan Patience => TimeSpan.FromSeconds(60);

    private IDeliveryHub Hub => _hub ?? throw new InvalidOperationException("The test has not begun.");

    /// <summary>Opens the hub for this test.</summary>
    public async Task InitializeAsync() => _hub = await source.OpenAsync();

    /// <summary>Gives it back.</summary>
    public Task DisposeAsync() => source.CloseAsync();

    [Fact]
    public async Task Every_client_of_the_person_gets_it()
    {
        await using var phone = await source.ConnectAsync("ann");
        await using var browser = await source.ConnectAsync("ann");

        await PushAsync("ann", 1);

        Assert.Equal(1L, await NextAsync(phone));
        Assert.Equal(1L, await NextAsync(browser));
    }

    [Theory]
    [InlineData("bob")]
    [InlineData("Ann")]
    [InlineData("ann ")]
    [InlineData("an*")]
    [InlineData("a:n/n")]
    [InlineData("añn 🎉")]
    public async Task Nobody_elses_client_gets_it(string other)
    {
        await using var ann = await source.ConnectAsync("ann");
        await using var stranger = await source.ConnectAsync(other);

        await PushAsync("ann", 1);
        await PushAsync(other, 2);
        await PushAsync("ann", 3);

        Assert.Equal(1L, await NextAsync(ann));
        Assert.Equal(3L, await NextAsync(ann));
        Assert.Equal(2L, await NextAsync(stranger));
    }

    [Fact]
    public async Task What_is_pushed_one_after_the_other_arrives_in_that_order()
    {
        await using var client = await source.ConnectAsync("ann");
        for (var sequence = 1; sequence <= 100; sequence++)
        {
            await PushAsync("ann", sequence);
        }

        for (var sequence = 1; sequence <= 100; sequence++)
        {
            Assert.Equal(sequence, await NextAsync(client));
        }
    }

    [Fact]
    public async Task A_message_arrives_whole()
    {
        await using var client = await source.ConnectAsync("ann");
        var message = new HubMessage(HubMessageKind.Received, 7, 3)
        {
            Items = [new Guid(1, 2, 3, new byte[8])],
            Notification = new Notification { Type = "order_filled", Title = "Filled 🎉", Message = "<b>at</b> \"60,125\"", Severity = Severity.Warning },
            Silent = true,
        };

        await Hub.PushAsync("ann", message, default);

        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var arrived = await client.NextAsync(patience.Token);
        Assert.Equal((message.Kind, message.Sequence, message.Unread, message.Silent), (arrived.Kind, arrived.Sequence, arrived.Unread, arrived.Silent));
        Assert.Equal(message.Items, arrived.Items);
        Assert.Equal(
            (message.Notification.Title, message.Notification.Message, message.Notification.Severity),
            (arrived.Notification?.Title, arrived.Notification?.Message, arrived.Notification?.Severity));
    }

    [Fact]
    public async Task Nobody_needs_to_be_connected() => await PushAsync("nobody", 1);

    [Fact]
    public async Task Who_disconnected_is_no_error_and_others_still_get_theirs()
    {
        var gone = await source.ConnectAsync("ann");
        await using var left = await source.ConnectAsync("ann");
        await gone.DisposeAsync();

        await PushAsync("ann", 1);

        Assert.Equal(1L, await NextAsync(left));
    }

    [Fact]
    public async Task Who_comes_back_gets_what_is_pushed_from_then_on()
    {
        var before = await source.ConnectAsync("ann");
        await PushAsync("ann", 1);
        Assert.Equal(1L, await NextAsync(before));
        await before.DisposeAsync();
        await PushAsync("ann", 2);
        await using var after = await source.ConnectAsync("ann");

        await PushAsync("ann", 3);

        Assert.Equal(3L, await NextAsync(after));
    }

    [Fact]
    public async Task A_client_that_does_not_read_holds_up_nobody()
    {
        await using var stalled = await source.ConnectAsync("ann");
        await using var reading = await source.ConnectAsync("bob");
        for (var sequence = 1; sequence <= Many; sequence++)
        {
            await PushAsync("ann", sequence);
        }

        await PushAsync("bob", 1);

        Assert.Equal(1L, await NextAsync(reading));
    }

    [Fact]
    public async Task A_push_that_was_cancelled_beforehand_ends()
    {
        await using var client = await source.ConnectAsync("ann");
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        var pushing = PushAsync();

        Assert.Same(pushing, await Task.WhenAny(pushing, Task.Delay(Patience, TimeProvider.System)));
        Assert.False(pushing.IsFaulted, "A push that is cancelled ends as cancelled, or was made.");

        async Task PushAsync() => await Hub.PushAsync("ann", Message(1), cancel.Token);
    }

    [Fact]
    public async Task Pushes_to_many_people_at_once_each_reach_their_own()
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, 20).Select(person => source.ConnectAsync($"u{person}")));

        await Threads.Together(20, async person =>
        {
            await PushAsync($"u{person}", person + 1);
            return person;
        });

        for (var person = 0; person < clients.Length; person++)
        {
            Assert.Equal(person + 1, await NextAsync(clients[person]));
            await clients[person].DisposeAsync();
        }
    }

    private static HubMessage Message(long sequence) => new(HubMessageKind.Received, sequence, sequence);

    // A hub that blocks must fail the test, not hang it.
    private Task PushAsync(string userId, long sequence) => Hub.PushAsync(userId, Message(sequence), default).WaitAsync(Patience, TimeProvider.System);

    private async Task<long> NextAsync(IHubClient client)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        return (await client.NextAsync(patience.Token)).Sequence;
    }
}
