using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LenNotify;

/// <summary>The inbox.</summary>
internal static class InboxEndpoints
{
    internal static void Map(RouteGroupBuilder group)
    {
        Describe<PageBody>(group.MapGet("/", InboxReading.ListAsync), "A page of items, newest first.").Checks();
        Describe<CountBody>(group.MapGet("/count", InboxReading.CountAsync), "How many are unread, and how many there are.");
        Describe<WhyBody>(group.MapGet("/{id}/why", InboxReading.WhyAsync), "What was decided for each channel, why, and every attempt.").Missing();
        Describe<GroupItemsBody>(group.MapGet("/{id}/group", InboxReading.GroupAsync), "The group that an item is in, with its items.").Missing();
        Describe<MarkedBody>(group.MapPost("/{id}/group/read", InboxMarking.ReadGroupAsync), "Marks all items of the group read.").Missing();
        Describe<MarkedBody>(group.MapDelete("/{id}/group", InboxMarking.DismissGroupAsync), "Dismisses all items of the group.").Missing();
        Describe<MarkedBody>(group.MapPost("/{id}/read", InboxMarking.ReadAsync), "Marks an item read.").Missing();
        Describe<MarkedBody>(group.MapPatch("/{id}/read", InboxMarking.PatchReadAsync), "The same, as earlier clients say it.").Takes<ReadPatchBody>(optional: true).Missing();
        Describe<MarkedBody>(group.MapPost("/read-all", InboxMarking.ReadAllAsync), "Marks everything read up to what the person was shown.").Takes<ReadAllBody>();
        Describe<MarkedBody>(group.MapDelete("/{id}", InboxMarking.DismissAsync), "Dismisses an item: it is listed no more.").Missing();
        Describe<FollowedBody>(group.MapPost("/{id}/action", InboxMarking.FollowAsync), "The person pressed a button, or followed the item.").Takes<ActionBody>(optional: true).Missing();
        group.MapPost("/{id}/opened", InboxMarking.OpenAsync).WithSummary("The person opened the item.").Takes<OpenedBody>(optional: true).Done().Missing();
    }

    private static RouteHandlerBuilder Describe<T>(RouteHandlerBuilder endpoint, string summary) => endpoint.WithSummary(summary).Answers<T>();
}
