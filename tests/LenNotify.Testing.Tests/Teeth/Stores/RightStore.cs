using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Testing.Tests;

/// <summary>The store in memory, whose roles a wrong store replaces one by one.</summary>
internal static class RightStore
{
    public static INotificationStore Open()
    {
        var services = new ServiceCollection();
        services.AddNotifications();
        return services.BuildServiceProvider().GetRequiredService<INotificationStore>();
    }

    public static StoreRoles Roles(INotificationStore store) => new()
    {
        Publications = store,
        Inbox = store,
        Queue = store,
        DeadLetters = store,
        Contacts = store,
        Documents = store,
        History = store,
        Upkeep = store,
        Signals = store,
    };
}
