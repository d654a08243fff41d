namespace LenNotify.Tests.Journey;

public abstract class FairnessJourney(IJourneyStore store) : JourneyContract(store)
{
    [Fact]
    public async Task Channels_that_hang_throw_answer_nonsense_or_crawl_delay_no_other()
    {
        Pager.Answer = (_, _) => new TaskCompletionSource<DeliveryResult>().Task;
        var throwing = new Pager("sms") { Answer = (_, _) => throw new InvalidOperationException("always") };
        var senseless = new Pager("voice") { Answer = (_, _) => Task.FromResult<DeliveryResult>(null!) };
        var crawling = new Pager("slack") { Answer = async (_, token) => await Later(token) };
        var email = new Pager("email");
        var host = await Start(builder => builder
            .AddChannel(throwing, Free).AddChannel(senseless, Free).AddChannel(crawling, Free).AddChannel(email));
        for (var i = 0; i < 90; i++)
        {
            await host.Fill($"S{i}", $"u{i}", null, "pager", "sms", "voice", "slack", "email");
        }

        // No time passes: whatever waited for the others would never come.
        (await email.Next(90)).Select(call => call.UserId).Distinct().Should().HaveCount(90);

        // These channels have no hurry of their own: they may start after email has sent everything.
        await Pager.Next(16);
        await crawling.Next(16);
        Pager.Calls.Should().HaveCount(16, "that is how many it may send at once");
        crawling.Calls.Should().HaveCount(16);
    }

    [Fact]
    public async Task Who_has_very_many_does_not_starve_those_who_have_one()
    {
        var gate = new TaskCompletionSource();
        Pager.Answer = async (_, token) =>
        {
            await gate.Task.WaitAsync(token);
            return DeliveryResult.Delivered();
        };
        var host = await Start(builder => builder.UsePriorityPolicy(Even.Instance), options => options.Concurrency = 1);
        await Task.WhenAll(Enumerable.Range(0, 400).Select(i => host.Fill($"S{i}", "hog")));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => host.Fill("BTC/USD", $"u{i}")));
        gate.SetResult();

        var first = await Pager.Next(60);
        first.Count(call => call.UserId != "hog").Should().Be(50, "only what was under way, and who came at the same instant, goes before them");
    }

    [Fact]
    public async Task What_one_person_gets_over_one_channel_comes_in_the_order_in_which_it_was_published()
    {
        var host = await Start(pager: options => options.Concurrency = 1);
        for (var i = 0; i < 50; i++)
        {
            await host.Fill($"S{i}", "anna");
        }

        (await Pager.Next(50)).Select(call => call.Content.Text).Should().Equal(Enumerable.Range(0, 50).Select(i => $"S{i} filled"));
    }

    [Fact]
    public async Task Segments_that_are_slow_to_tell_delay_nobody_who_was_named()
    {
        var host = await Start();
        var gate = new TaskCompletionSource();
        (host.People.Segment, host.People.Gate) = (["everyone"], gate.Task);
        for (var i = 0; i < 9; i++)
        {
            await host.Fill($"S{i}", Audience.Of("all"));
        }

        // More people than are routed at once go to a worker too.
        await host.Fill("BTC/USD", Audience.Users([.. Enumerable.Range(0, 1_001).Select(i => $"u{i}")]));
        (await Pager.Next(1_001)).Should().OnlyContain(call => call.Content.Text == "BTC/USD filled");

        // No time passes: each that ends makes room for one that waits.
        gate.SetResult();
        (await Pager.Next(9)).Select(call => call.Content.Text).Should().BeEquivalentTo(Enumerable.Range(0, 9).Select(i => $"S{i} filled"));
    }

    private static void Free(ChannelOptions options) => options.Policy = new ChannelPolicy(options.Policy.Name) { NeedsContact = false, OnByDefault = true };

    private async Task<DeliveryResult> Later(CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(20), Time, cancellationToken);
        return DeliveryResult.Delivered();
    }

    private sealed class Even : IPriorityPolicy
    {
        internal static readonly Even Instance = new();

        public Priority Judge(Notification notification, NotificationType type, int repeats) => Priority.Low;
    }
}
