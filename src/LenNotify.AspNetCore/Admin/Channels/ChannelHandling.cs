using LenNotify.Storage;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Channels while they run, for operators.</summary>
internal static class ChannelHandling
{
    internal static async Task<IResult> ListAsync(Caller caller, ChannelDesk desk, StoreClock clock)
    {
        var beats = await desk.ListAsync(caller.Gone).ConfigureAwait(false);
        return caller.Json(new ChannelStatesBody([.. beats.Select(beat => ChannelStateBody.Of(beat, desk.OptionsOf(beat.Name)!, clock.Now))]));
    }

    internal static async Task<IResult> FindAsync(Caller caller, string channel, ChannelDesk desk, StoreClock clock)
    {
        var beat = await desk.FindAsync(WireNames.Channel(channel), caller.Gone).ConfigureAwait(false) ?? throw Refusal.NotFound();
        return caller.Json(ChannelStateBody.Of(beat, desk.OptionsOf(beat.Name)!, clock.Now));
    }

    internal static Task<IResult> PauseAsync(Caller caller, string channel, ChannelDesk desk, StoreClock clock) =>
        SayAsync(caller, channel, name => desk.PauseAsync(name, caller.UserId, caller.Gone), desk, clock);

    internal static Task<IResult> ResumeAsync(Caller caller, string channel, ChannelDesk desk, StoreClock clock) =>
        SayAsync(caller, channel, name => desk.ResumeAsync(name, caller.UserId, caller.Gone), desk, clock);

    internal static async Task<IResult> LimitAsync(Caller caller, string channel, ChannelDesk desk, StoreClock clock)
    {
        var limits = await caller.ReadAsync<LimitsBody>().ConfigureAwait(false);
        var rate = limits.Rate is { } asked ? new ChannelRate(asked.Limit, asked.Per) : null;
        return await SayAsync(caller, channel, name => desk.LimitAsync(name, limits.Concurrency, rate, caller.UserId, caller.Gone), desk, clock).ConfigureAwait(false);
    }

    private static async Task<IResult> SayAsync(Caller caller, string channel, Func<string, Task<bool>> say, ChannelDesk desk, StoreClock clock) =>
        await say(WireNames.Channel(channel)).ConfigureAwait(false)
            ? await FindAsync(caller, channel, desk, clock).ConfigureAwait(false)
            : throw Refusal.NotFound();
}
