using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LenNotify;

/// <summary>What operators see and say of channels while hosts run.</summary>
internal static class ChannelEndpoints
{
    internal static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/channels", ChannelHandling.ListAsync).WithSummary("Each channel's limits, queue, and the circuits of all nodes.").Answers<ChannelStatesBody>();
        group.MapGet("/channels/{channel}", ChannelHandling.FindAsync).WithSummary("One channel.").Answers<ChannelStateBody>().Missing();
        group.MapPost("/channels/{channel}/pause", ChannelHandling.PauseAsync).WithSummary("Nothing is sent over the channel, on any node, until it is resumed.")
            .Answers<ChannelStateBody>().Missing();
        group.MapPost("/channels/{channel}/resume", ChannelHandling.ResumeAsync).WithSummary("The channel goes on.")
            .Answers<ChannelStateBody>().Missing();
        group.MapPut("/channels/{channel}/limits", ChannelHandling.LimitAsync).WithSummary("Other limits than the options say, on all nodes; an empty body goes back to those.")
            .Takes<LimitsBody>().Answers<ChannelStateBody>().Missing();
    }
}
