namespace LenNotify.Testing.Contracts;

/// <summary>
/// What every channel promises to the workers that call it. A channel's author derives from it in one line and plays the
/// provider; for one that is called over HTTP, <see cref="HttpProvider"/> does.
/// </summary>
/// <param name="provider">The provider of each test.</param>
public abstract partial class ChannelAdapterContract(IChannelProvider provider)
{
    private const int Many = 32;
    private const string Secret = "the order of 40,000 shares";

    /// <summary>An address as this channel's people have it; each test asks for several that differ.</summary>
    protected virtual string AddressOf(int person) => FormattableString.Invariant($"+1555{person + 1_000_000:D7}");

    /// <summary>How long a call that should have ended is waited for; only a channel that fails takes so long.</summary>
    protected virtual TimeSpan Patience => TimeSpan.FromSeconds(60);

    /// <summary>Whether the provider takes an idempotency key.</summary>
    protected virtual bool TakesIdempotencyKey => true;

    [Fact]
    public void Its_name_is_one_that_a_channel_may_have_and_never_changes()
    {
        var (one, other) = (provider.Connect(), provider.Connect());

        Assert.Matches("^[a-z0-9_-]{1,32}$", one.Channel);
        Assert.NotEqual(ChannelNames.InApp, one.Channel);
        Assert.Equal(one.Channel, other.Channel);
    }

    [Fact]
    public async Task What_the_provider_takes_is_delivered()
    {
        Assert.Equal(DeliveryOutcome.Delivered, (await SendAsync(ProviderAnswer.Takes)).Outcome);
        Assert.Single(provider.Requests);
    }

    [Fact]
    public async Task What_the_provider_was_told_says_what_the_notification_says() =>
        Assert.Contains(Secret, (await SentAsync(Message())).Body, StringComparison.Ordinal);

    [Fact]
    public async Task The_message_goes_to_the_address_of_the_delivery()
    {
        var request = await SentAsync(Message(7));

        Assert.Contains(AddressOf(7), Uri.UnescapeDataString(request.Head) + request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_is_down_is_worth_another_try() => await IsTransientAsync(ProviderAnswer.Fails);

    [Fact]
    public async Task A_connection_that_breaks_is_worth_another_try() => await IsTransientAsync(ProviderAnswer.Breaks);

    [Fact]
    public async Task A_provider_that_throttles_is_left_alone_until_it_says()
    {
        if (!provider.Answer(ProviderAnswer.Throttles))
        {
            return; // It never does.
        }

        var before = TimeProvider.System.GetUtcNow();
        var result = await provider.Connect().SendAsync(Message(), default);

        Assert.Equal(DeliveryOutcome.Throttled, result.Outcome);
        Assert.InRange(result.RetryAt!.Value, before.AddSeconds(30), before.AddMinutes(5));
    }

    [Fact]
    public async Task What_the_provider_refuses_is_not_tried_again() =>
        Assert.Equal(DeliveryOutcome.Permanent, (await SendAsync(ProviderAnswer.Refuses)).Outcome);

    [Fact]
    public async Task An_address_that_exists_no_more_is_said_to_be_gone()
    {
        if (provider.Answer(ProviderAnswer.KnowsNoSuchAddress))
        {
            Assert.Equal(DeliveryOutcome.AddressExpired, (await provider.Connect().SendAsync(Message(), default)).Outcome);
        }
    }

    [Fact]
    public async Task After_a_failure_the_same_adapter_sends_again()
    {
        var adapter = provider.Connect();
        await OutcomeAsync(adapter, ProviderAnswer.Fails);
        await OutcomeAsync(adapter, ProviderAnswer.Breaks);

        Assert.Equal(DeliveryOutcome.Delivered, await OutcomeAsync(adapter, ProviderAnswer.Takes));
    }

    private async Task IsTransientAsync(ProviderAnswer answer) =>
        Assert.Equal(DeliveryOutcome.Transient, await OutcomeAsync(provider.Connect(), answer));

    // An exception counts as transient.
    private async Task<DeliveryOutcome> OutcomeAsync(IChannelAdapter adapter, ProviderAnswer answer)
    {
        Assert.True(provider.Answer(answer), $"Every provider can be one that {answer}.");
        try
        {
            return (await adapter.SendAsync(Message(), default)).Outcome;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return DeliveryOutcome.Transient;
        }
    }

    private Task<DeliveryResult> SendAsync(ProviderAnswer answer)
    {
        Assert.True(provider.Answer(answer), $"Every provider can be one that {answer}.");
        return provider.Connect().SendAsync(Message(), default);
    }

    private async Task<ProviderRequest> SentAsync(Delivery delivery)
    {
        Assert.True(provider.Answer(ProviderAnswer.Takes));
        Assert.Equal(DeliveryOutcome.Delivered, (await provider.Connect().SendAsync(delivery, default)).Outcome);
        return Assert.Single(provider.Requests);
    }

    private Delivery Message(int person = 0, string text = Secret, string subject = "Filled", int attempt = 1) => new()
    {
        Id = new Guid(person + 1, 0, 0, new byte[8]),
        IdempotencyKey = FormattableString.Invariant($"key-{person:D4}-of-this-delivery"),
        UserId = FormattableString.Invariant($"u{person}"),
        Address = AddressOf(person),
        Content = new RenderedContent(subject, text),
        Notifications = [new Notification { Type = "order_filled", Title = "Filled", Message = "as its content says" }],
        Attempt = attempt,
    };
}
