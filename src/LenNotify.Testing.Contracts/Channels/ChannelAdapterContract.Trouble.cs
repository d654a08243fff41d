namespace LenNotify.Testing.Contracts;

// What goes on beside one good message: many at once, cancellation, secrets, and text from outside.
public abstract partial class ChannelAdapterContract
{
    [Fact]
    public async Task The_idempotency_key_reaches_the_provider_and_is_the_same_for_every_attempt()
    {
        if (!TakesIdempotencyKey)
        {
            return;
        }

        Assert.True(provider.Answer(ProviderAnswer.Takes));
        var adapter = provider.Connect();
        await adapter.SendAsync(Message(), default);
        await adapter.SendAsync(Message(attempt: 2), default);

        Assert.Equal(2, provider.Requests.Count);
        Assert.All(provider.Requests, request => Assert.Contains(Message().IdempotencyKey, request.Head + request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_call_ends()
    {
        Assert.True(provider.Answer(ProviderAnswer.Hangs));
        using var cancel = new CancellationTokenSource();
        var sending = Task.Run(() => provider.Connect().SendAsync(Message(), cancel.Token));
        while (provider.Requests.Count == 0 && !sending.IsCompleted)
        {
            await Task.Yield();
        }

        await cancel.CancelAsync();

        var ended = await Task.WhenAny(sending, Task.Delay(Patience, TimeProvider.System));
        Assert.True(ended == sending, "The call goes on although it was cancelled. Pass the token to the provider's client.");
        Assert.False(sending.IsCompletedSuccessfully && (await sending).Outcome == DeliveryOutcome.Delivered, "Nothing was delivered.");
    }

    [Fact]
    public async Task A_call_that_was_cancelled_before_it_began_sends_nothing()
    {
        Assert.True(provider.Answer(ProviderAnswer.Takes));
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => provider.Connect().SendAsync(Message(), cancel.Token));
        Assert.Empty(provider.Requests);
    }

    [Theory]
    [InlineData(ProviderAnswer.Fails)]
    [InlineData(ProviderAnswer.Throttles)]
    [InlineData(ProviderAnswer.Refuses)]
    [InlineData(ProviderAnswer.KnowsNoSuchAddress)]
    [InlineData(ProviderAnswer.Breaks)]
    public async Task No_failure_tells_the_address_or_what_was_to_be_said(ProviderAnswer answer)
    {
        if (provider.Answer(answer))
        {
            var told = await ToldAsync();

            Assert.DoesNotContain(AddressOf(0), told, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Secret, told, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Many_at_once_each_reach_their_own_address()
    {
        Assert.True(provider.Answer(ProviderAnswer.Takes));
        var adapter = provider.Connect();

        var results = await Threads.Together(Many, person => adapter.SendAsync(Message(person, $"for {AddressOf(person)} only"), default));

        Assert.All(results, result => Assert.Equal(DeliveryOutcome.Delivered, result.Outcome));
        Assert.Equal(Many, provider.Requests.Count);
        Assert.All(Enumerable.Range(0, Many), person =>
        {
            var own = Assert.Single(provider.Requests, request => Told(request).Contains($"for {AddressOf(person)} only", StringComparison.Ordinal));
            Assert.DoesNotContain(Enumerable.Range(0, Many), other => other != person && Told(own).Contains(AddressOf(other), StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task A_message_of_any_length_is_sent_cut_or_refused_and_never_tried_for_ever()
    {
        Assert.True(provider.Answer(ProviderAnswer.Takes));

        var result = await provider.Connect().SendAsync(Message(text: new string('x', 200_000)), default);

        Assert.Contains(result.Outcome, new[] { DeliveryOutcome.Delivered, DeliveryOutcome.Permanent });
    }

    [Theory]
    [InlineData("Filled\r\nX-Evil: 1\r\n\r\nmore")]
    [InlineData("Filled\nX-Evil: 1")]
    [InlineData("Filled\0 \u001b[31m \u202e \u2028")]
    [InlineData("\"}, {\"<script>'--%0d%0aX-Evil: 1")]
    [InlineData("Gefüllt zu 100 € 🎉 مرحبا 成交")]
    [InlineData("")]
    public async Task Text_from_outside_is_only_ever_text(string text)
    {
        var request = await SentAsync(Message(text: $"{text} {Secret}", subject: text));

        Assert.DoesNotContain(request.Head.Split('\n'), line => line.StartsWith("X-Evil", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Several_notifications_in_one_message_are_one_call()
    {
        var message = Message();
        await SentAsync(message with { Notifications = [.. message.Notifications, new Notification { Type = "risk_breached", Title = "Too much" }] });
    }

    private async Task<string> ToldAsync()
    {
        try
        {
            return (await provider.Connect().SendAsync(Message(), default)).Cause ?? "";
        }
        catch (Exception error)
        {
            return error.ToString();
        }
    }

    private static string Told(ProviderRequest request) => Uri.UnescapeDataString(request.Head) + request.Body;
}
