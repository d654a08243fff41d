using LenNotify.Tests.Journey;

namespace LenNotify.EntityFrameworkCore.Tests;

public sealed class PostgresCrashJourney() : CrashJourney(new PostgresJourneyStore());

public sealed class PostgresDeliveryJourney() : DeliveryJourney(new PostgresJourneyStore());

public sealed class PostgresFairnessJourney() : FairnessJourney(new PostgresJourneyStore());

public sealed class PostgresPeopleJourney() : PeopleJourney(new PostgresJourneyStore());

public sealed class PostgresEventJourney() : EventJourney(new PostgresJourneyStore());

public sealed class PostgresPublishJourney() : PublishJourney(new PostgresJourneyStore());

public sealed class PostgresTimeJourney() : TimeJourney(new PostgresJourneyStore());

public sealed class PostgresFollowUpJourney() : FollowUpJourney(new PostgresJourneyStore());

public sealed class PostgresChannelJourney() : ChannelJourney(new PostgresJourneyStore());

public sealed class PostgresDeadLetterJourney() : DeadLetterJourney(new PostgresJourneyStore());

public sealed class PostgresRetentionJourney() : RetentionJourney(new PostgresJourneyStore());

public sealed class PostgresTestSendJourney() : TestSendJourney(new PostgresJourneyStore());

public sealed class PostgresObserveJourney() : ObserveJourney(new PostgresJourneyStore());

public sealed class PostgresOperatorsJourney() : OperatorsJourney(new PostgresJourneyStore());

public sealed class PostgresOptOutJourney() : OptOutJourney(new PostgresJourneyStore());

public sealed class PostgresOutageJourney() : OutageJourney(new PostgresJourneyStore());

public sealed class PostgresShutdownJourney() : ShutdownJourney(new PostgresJourneyStore());

public sealed class PostgresCanaryJourney() : CanaryJourney(new PostgresJourneyStore());

public sealed class PostgresNodesJourney() : NodesJourney(new PostgresJourneyStore());

public sealed class PostgresSignalJourney() : SignalJourney(new PostgresJourneyStore());

public sealed class PostgresHostileNamesJourney() : HostileNamesJourney(new PostgresJourneyStore());

public sealed class PostgresWordsJourney() : WordsJourney(new PostgresJourneyStore());

public sealed class PostgresInsightJourney() : InsightJourney(new PostgresJourneyStore());

public sealed class PostgresGroupJourney() : GroupJourney(new PostgresJourneyStore());
