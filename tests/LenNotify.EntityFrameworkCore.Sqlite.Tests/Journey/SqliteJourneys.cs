using LenNotify.Tests.Journey;

namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

public sealed class SqliteCrashJourney() : CrashJourney(new SqliteJourneyStore());

public sealed class SqliteDeliveryJourney() : DeliveryJourney(new SqliteJourneyStore());

public sealed class SqliteFairnessJourney() : FairnessJourney(new SqliteJourneyStore());

public sealed class SqlitePeopleJourney() : PeopleJourney(new SqliteJourneyStore());

public sealed class SqliteEventJourney() : EventJourney(new SqliteJourneyStore());

public sealed class SqlitePublishJourney() : PublishJourney(new SqliteJourneyStore());

public sealed class SqliteTimeJourney() : TimeJourney(new SqliteJourneyStore());

public sealed class SqliteFollowUpJourney() : FollowUpJourney(new SqliteJourneyStore());

public sealed class SqliteChannelJourney() : ChannelJourney(new SqliteJourneyStore());

public sealed class SqliteDeadLetterJourney() : DeadLetterJourney(new SqliteJourneyStore());

public sealed class SqliteRetentionJourney() : RetentionJourney(new SqliteJourneyStore());

public sealed class SqliteTestSendJourney() : TestSendJourney(new SqliteJourneyStore());

public sealed class SqliteObserveJourney() : ObserveJourney(new SqliteJourneyStore());

public sealed class SqliteOperatorsJourney() : OperatorsJourney(new SqliteJourneyStore());

public sealed class SqliteOutageJourney() : OutageJourney(new SqliteJourneyStore());

public sealed class SqliteShutdownJourney() : ShutdownJourney(new SqliteJourneyStore());

public sealed class SqliteCanaryJourney() : CanaryJourney(new SqliteJourneyStore());

public sealed class SqliteHostileNamesJourney() : HostileNamesJourney(new SqliteJourneyStore());

public sealed class SqliteWordsJourney() : WordsJourney(new SqliteJourneyStore());

public sealed class SqliteInsightJourney() : InsightJourney(new SqliteJourneyStore());

public sealed class SqliteGroupJourney() : GroupJourney(new SqliteJourneyStore());
