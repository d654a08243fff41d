namespace LenNotify.Testing.Tests;

/// <summary>Hubs with one mistake each: the contract catches every one, and nothing in a hub that is right.</summary>
public sealed class HubTeethTests
{
    private static readonly Dictionary<string, Func<IHubSource>> Hubs = new()
    {
        ["tells everybody"] = () => new TellsEverybody(),
        ["forgets case"] = () => new ForgetsCase(),
        ["complains of nobody"] = () => new ComplainsOfNobody(),
        ["waits for who does not read"] = () => new WaitsForWhoDoesNotRead(),
        ["mixes the order"] = () => new MixesTheOrder(),
    };

    [Theory]
    [InlineData("tells everybody", "Nobody_elses_client_gets_it")]
    [InlineData("forgets case", "Nobody_elses_client_gets_it")]
    [InlineData("complains of nobody", "Nobody_needs_to_be_connected")]
    [InlineData("waits for who does not read", "A_client_that_does_not_read_holds_up_nobody")]
    [InlineData("mixes the order", "What_is_pushed_one_after_the_other_arrives_in_that_order")]
    public async Task A_hub_that_(string mistake, string isCaughtBy) =>
        (await ContractRun.FailuresAsync(() => new HubUnderTest(Hubs[mistake](), patience: 1))).Should().Contain(isCaughtBy);

    [Fact]
    public async Task A_hub_that_is_right_passes() => (await ContractRun.FailuresAsync(() => new HubUnderTest(new Connections()))).Should().BeEmpty();
}
