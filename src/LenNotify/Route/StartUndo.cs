using LenNotify.Storage;

namespace LenNotify;

/// <summary>Gives the caps of a start back that never was one.</summary>
internal sealed class StartUndo(RoutingEngine engine, int channel)
{
    internal UserActivity Undo(DueDelivery delivery, DateTimeOffset startedAt, UserState state)
    {
        if (TestMark.IsOn(delivery))
        {
            // It took nothing.
            return state.Activity;
        }

        var members = new CompiledNotification[delivery.Members.Count];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = engine.Restore(delivery.Members[i].Notification, delivery.Members[i].PublicationId);
        }

        return engine.Undo(state.Activity, channel, startedAt, members);
    }
}
