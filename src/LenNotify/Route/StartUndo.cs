using LenNotify.Storage;

namespace LenNotify;

/// <summary>Gives the caps of a start back that never was one.</summary>
internal sealed class StartUndo(ReadyNotifications ready, int channel)
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
            members[i] = ready.Restore(delivery.Members[i].Notification, delivery.Members[i].PublicationId);
        }

        return ready.Engine.Undo(state.Activity, channel, startedAt, members);
    }
}
