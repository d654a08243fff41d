using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

/// <summary>
/// A journey through much time. Time goes on in small steps until what must happen has happened: after one great leap
/// whatever was under way finds itself too late, and what waits for more time would wait for ever.
/// </summary>
public abstract class SteppedJourney(IJourneyStore store) : JourneyContract(store)
{
    private const int MostSteps = 20_000;

    // Longer than the poll interval: after each the channel is asked for what is due.
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1.1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan CalmTime = TimeSpan.FromSeconds(80);

    /// <summary>The channel's next call. What was claimed is waited for before more time passes: it may be that call.</summary>
    protected async Task<Delivery> Comes(JourneyHost host, Pager pager)
    {
        var call = pager.Next();
        for (var left = MostSteps; !call.IsCompleted; left--)
        {
            left.Should().BePositive("it has to come at last");
            if (await StepAsync(host, pager.Channel) > 0 || host.Queue.IsUnderWay(pager.Channel))
            {
                await Within(call, Patience);
            }
        }

        return await call;
    }

    /// <summary>
    /// Leaps to an instant, but for the last minute, which goes by in steps: in it the host compares its clock with the
    /// store's, and a comparison during a leap may be out by as much as leapt meanwhile.
    /// </summary>
    protected async Task Reach(JourneyHost host, string channel, DateTimeOffset instant)
    {
        Time.Pass(instant - Time.GetUtcNow() - CalmTime);
        await Until(host, channel, () => Task.FromResult(instant - Time.GetUtcNow() <= 2 * Step));
        Time.Pass(instant - Time.GetUtcNow());
    }

    /// <summary>Lets time go on, and the channel look at what is due, until it happened.</summary>
    protected async Task Until(JourneyHost host, string channel, Func<Task<bool>> happened)
    {
        for (var left = MostSteps; !await happened(); left--)
        {
            left.Should().BePositive("it has to happen at last");
            await StepAsync(host, channel);
        }
    }

    /// <summary>How the next delivery ended that was not given back because time had leapt.</summary>
    protected static async Task<CompletionState> Ended(JourneyHost host)
    {
        CompletionState state;
        do
        {
            state = (await host.Queue.Written())[0];
        }
        while (state == CompletionState.Released);

        return state;
    }

    // A step that falls between a pump's look at the clock and its setting of the timer wakes nobody; then another must.
    private async Task<int> StepAsync(JourneyHost host, string channel)
    {
        var claim = host.Queue.NextClaim(channel);
        Time.Pass(Step);
        return await Within(claim, ShortPatience) ? await claim : 0;
    }

    private static async Task<bool> Within(Task task, TimeSpan patience)
    {
        await task.WaitAsync(patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompletedSuccessfully;
    }
}
