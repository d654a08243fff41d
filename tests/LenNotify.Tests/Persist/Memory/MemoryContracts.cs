namespace LenNotify.Tests.Persist.Memory;

public sealed class MemoryAcceptContract() : AcceptContract(new MemorySource());

public sealed class MemoryAppendContract() : AppendContract(new MemorySource());

public sealed class MemoryContactContract() : ContactContract(new MemorySource());

public sealed class MemoryDeadLetterContract() : DeadLetterContract(new MemorySource());

public sealed class MemoryDocumentContract() : DocumentContract(new MemorySource());

public sealed class MemoryEraseContract() : EraseContract(new MemorySource());

public sealed class MemoryExpireContract() : ExpireContract(new MemorySource());

public sealed class MemoryFanOutContract() : FanOutContract(new MemorySource());

public sealed class MemoryHistoryContract() : HistoryContract(new MemorySource());

public sealed class MemoryInboxListContract() : InboxListContract(new MemorySource());

public sealed class MemoryInboxMarkContract() : InboxMarkContract(new MemorySource());

public sealed class MemoryPurgeContract() : PurgeContract(new MemorySource());

public sealed class MemoryQueueCapsContract() : QueueCapsContract(new MemorySource());

public sealed class MemoryQueueClaimContract() : QueueClaimContract(new MemorySource());

public sealed class MemoryQueueCompletionContract() : QueueCompletionContract(new MemorySource());

public sealed class MemoryQueueConditionContract() : QueueConditionContract(new MemorySource());

public sealed class MemoryQueueHoldContract() : QueueHoldContract(new MemorySource());

public sealed class MemoryQueueJudgeContract() : QueueJudgeContract(new MemorySource());

public sealed class MemoryQueueRateContract() : QueueRateContract(new MemorySource());

public sealed class MemoryReportContract() : ReportContract(new MemorySource());

public sealed class MemorySignalContract() : SignalContract(new MemorySource());

public sealed class MemoryRefileContract() : RefileContract(new MemorySource());

public sealed class MemoryHeldFallbackContract() : HeldFallbackContract(new MemorySource());

public sealed class MemoryArchiveContract() : ArchiveContract(new MemorySource());

public sealed class MemoryLateWordContract() : LateWordContract(new MemorySource());

public sealed class MemoryEraseFanOutContract() : EraseFanOutContract(new MemorySource());
