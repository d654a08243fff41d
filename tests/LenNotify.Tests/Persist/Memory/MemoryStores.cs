using LenNotify.Storage;

namespace LenNotify.Tests.Persist.Memory;

internal static class MemoryStores
{
    public static INotificationStore Open(MemoryLimits? limits = null) => new MemoryStore(TimeProvider.System, limits ?? new MemoryLimits());
}
