namespace LenNotify.Tests.Persist.Memory;

public sealed class MemoryContract() : NotificationStoreContract(new MemorySource());
