using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

/// <summary>
/// A journey through much time. Time goes on in small steps, and between them the host comes to rest, until what must happen
/// has happened: after one great leap whatever was under way finds itself too late, and what waits for more time would wait for ever.
/// </summary>
public abstract class SteppedJourney(IJourneyStore store) : JourneyContract(store)
{
    private const int MostSteps = 20_000;

    /// <summary>The channel's next call.</summary>
    protected async Task<Delivery> Comes(Pager pager)
    {
        var call = pager.Next();
        await Until(() => Task.FromResult(call.IsCompleted), TimeSpan.FromSeconds(0.25));
        return await call;
    }

    /// <summary>How the next delivery ended that was not given back because time had leapt.</summary>
    protected static async Task<CompletionState> Ended(JourneyHost host)
    {
        CompletionState state;
        do
        {
            state = (await host.Written())[0];
        }
        while (state == CompletionState.Released);

        return state;
    }

    /// <summary>Lets time go on until it happened.</summary>
    protected async Task Until(Func<Task<bool>> happened, TimeSpan step)
    {
        for (var left = MostSteps; !await happened(); left--)
        {
            left.Should().BePositive("it has to happen at last");
            await Pass(step);
        }
    }
}
