using LenNotify.Storage;

namespace LenNotify.Tests.Persist.Memory;

public sealed class MemoryAcceptContract : AcceptContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryAppendContract : AppendContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryContactContract : ContactContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryDeadLetterContract : DeadLetterContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryDocumentContract : DocumentContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryEraseContract : EraseContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryExpireContract : ExpireContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryFanOutContract : FanOutContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryHistoryContract : HistoryContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryInboxListContract : InboxListContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryInboxMarkContract : InboxMarkContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryPurgeContract : PurgeContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryQueueCapsContract : QueueCapsContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryQueueClaimContract : QueueClaimContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryQueueCompletionContract : QueueCompletionContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryQueueConditionContract : QueueConditionContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryQueueJudgeContract : QueueJudgeContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryQueueRateContract : QueueRateContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryReportContract : ReportContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemorySignalContract : SignalContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }

public sealed class MemoryQueueHoldContract : QueueHoldContract { protected override Task<INotificationStore> OpenAsync() => MemoryStores.OpenAsync(); }
