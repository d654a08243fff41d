namespace LenNotify.Testing.Tests;

/// <summary>Channels with one mistake each: the contract catches every one, and nothing in a channel that is right.</summary>
public sealed class ChannelTeethTests
{
    private static readonly Dictionary<string, Func<HttpClient, IChannelAdapter>> Channels = new()
    {
        ["tells the address"] = client => new TellsTheAddress(client),
        ["gives up too soon"] = client => new GivesUpTooSoon(client),
        ["forgets the key"] = client => new ForgetsTheKey(client),
        ["shares its state"] = client => new SharesItsState(client),
        ["ignores cancellation"] = client => new IgnoresCancellation(client),
    };

    [Theory]
    [InlineData("tells the address", "No_failure_tells_the_address_or_what_was_to_be_said")]
    [InlineData("gives up too soon", "A_provider_that_is_down_is_worth_another_try")]
    [InlineData("forgets the key", "The_idempotency_key_reaches_the_provider_and_is_the_same_for_every_attempt")]
    [InlineData("shares its state", "Many_at_once_each_reach_their_own_address")]
    [InlineData("ignores cancellation", "A_cancelled_call_ends")]
    public async Task A_channel_that_(string mistake, string isCaughtBy) =>
        (await ContractRun.FailuresAsync(() => new ChannelUnderTest(Channels[mistake], patience: 1))).Should().Contain(isCaughtBy);

    [Fact]
    public async Task A_channel_that_is_right_passes() =>
        (await ContractRun.FailuresAsync(() => new ChannelUnderTest(client => new Topics(client)))).Should().BeEmpty();
}
