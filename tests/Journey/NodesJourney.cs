using System.Collections.Concurrent;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LenNotify.Tests.Journey;

/// <summary>Two nodes over one store: one takes what people choose, the other is in the middle of sending.</summary>
public abstract class NodesJourney(IJourneyStore store) : JourneyContract(store)
{
    private const string Ann = "anna";
    private const int Queued = 40;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    [Theory]
    [InlineData(Choice.TypeOff, true)]
    [InlineData(Choice.TypeOff, false)]
    [InlineData(Choice.ChannelOff, false)]
    [InlineData(Choice.OptOut, true)]
    [InlineData(Choice.OptOut, false)]
    [InlineData(Choice.AddressGone, false)]
    public async Task What_a_person_chooses_on_one_node_binds_what_another_is_sending_within_a_second(Choice choice, bool hostHoldsAddresses)
    {
        var (desk, sender) = (await Node(hostHoldsAddresses, deliver: false), await Node(hostHoldsAddresses, deliver: true));
        var contact = hostHoldsAddresses ? default : await desk.Settings.PutContactAsync(Ann, new HostContact("pager", Canary.Token(Ann)), new Evidence(Noon, "settings page"));
        var starts = new ConcurrentQueue<DateTimeOffset>();
        Pager.Answer = (_, _) =>
        {
            starts.Enqueue(Time.GetUtcNow());
            return Task.FromResult(DeliveryResult.Delivered());
        };
        for (var i = 0; i < Queued; i++)
        {
            await sender.Fill("BTC/USD", Ann);
        }

        // A send in every other step; the sender has just looked at the person when the choice is made.
        await Steps(15);
        var chosen = Time.GetUtcNow();
        await ChooseAsync(desk, choice, contact);
        await Steps(30);

        starts.Count(start => start <= chosen).Should().BeGreaterThan(5, "it was in the middle of it");
        starts.Should().NotContain(start => start >= chosen + Second);
        (await sender.Queue.QueueStatusAsync(["pager"], Time.GetUtcNow(), default))[0].Due.Should().Be(0, "what was left is given up and not kept");
    }

    public enum Choice
    {
        TypeOff,
        ChannelOff,
        OptOut,
        AddressGone,
    }

    private Task<JourneyHost> Node(bool hostHoldsAddresses, bool deliver) => Start(
        builder =>
        {
            builder.Services.AddNotifications(options => options.Deliver = deliver);
            if (!hostHoldsAddresses)
            {
                builder.Services.RemoveAll<IContactDirectory>();
            }
        },
        pager => pager.Rate = new ChannelRate(1, Step));

    private async Task Steps(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Pass(Step);
        }
    }

    private static async Task ChooseAsync(JourneyHost desk, Choice choice, Guid contact)
    {
        var before = await desk.Settings.GetPreferencesAsync(Ann);
        await (choice switch
        {
            Choice.TypeOff => desk.Settings.SetPreferencesAsync(Ann, before with { Types = new Dictionary<string, TypePreference> { ["order_filled"] = new() { Enabled = false } } }),
            Choice.ChannelOff => desk.Settings.SetPreferencesAsync(Ann, before with { Channels = new Dictionary<string, bool> { ["pager"] = false } }),
            Choice.OptOut => desk.Settings.OptOutAsync(Ann, "pager", new Evidence(Noon, "settings page")),
            _ => desk.Settings.RemoveContactAsync(Ann, contact),
        });
    }
}
