using LenNotify.Storage;

namespace LenNotify.Testing.Tests;

/// <summary>Not public, so that no runner finds it by itself.</summary>
internal sealed class StoreUnderTest(Func<INotificationStore> open) : NotificationStoreContract(new WrongSource(open));
