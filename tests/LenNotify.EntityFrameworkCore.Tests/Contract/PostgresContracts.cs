namespace LenNotify.EntityFrameworkCore.Tests;

public sealed class AcceptTests() : AcceptContract(new PostgresSource());

public sealed class AppendTests() : AppendContract(new PostgresSource());

public sealed class ContactTests() : ContactContract(new PostgresSource());

public sealed class DeadLetterTests() : DeadLetterContract(new PostgresSource());

public sealed class DocumentTests() : DocumentContract(new PostgresSource());

public sealed class EraseTests() : EraseContract(new PostgresSource());

public sealed class ExpireTests() : ExpireContract(new PostgresSource());

public sealed class FanOutTests() : FanOutContract(new PostgresSource());

public sealed class HistoryTests() : HistoryContract(new PostgresSource());

public sealed class InboxListTests() : InboxListContract(new PostgresSource());

public sealed class InboxMarkTests() : InboxMarkContract(new PostgresSource());

public sealed class PurgeTests() : PurgeContract(new PostgresSource());

public sealed class QueueCapsTests() : QueueCapsContract(new PostgresSource());

public sealed class QueueClaimTests() : QueueClaimContract(new PostgresSource());

public sealed class QueueCompletionTests() : QueueCompletionContract(new PostgresSource());

public sealed class QueueConditionTests() : QueueConditionContract(new PostgresSource());

public sealed class QueueHoldTests() : QueueHoldContract(new PostgresSource());

public sealed class QueueJudgeTests() : QueueJudgeContract(new PostgresSource());

public sealed class QueueRateTests() : QueueRateContract(new PostgresSource());

public sealed class ReportTests() : ReportContract(new PostgresSource());

public sealed class SignalTests() : SignalContract(new PostgresSource());

public sealed class RefileTests() : RefileContract(new PostgresSource());

public sealed class HeldFallbackTests() : HeldFallbackContract(new PostgresSource());

public sealed class ArchiveTests() : ArchiveContract(new PostgresSource());

public sealed class LateWordTests() : LateWordContract(new PostgresSource());

public sealed class EraseFanOutTests() : EraseFanOutContract(new PostgresSource());
