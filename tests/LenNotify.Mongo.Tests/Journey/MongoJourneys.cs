using LenNotify.Tests.Journey;

namespace LenNotify.Mongo.Tests;

public sealed class MongoCrashJourney() : CrashJourney(new MongoJourneyStore());

public sealed class MongoDeliveryJourney() : DeliveryJourney(new MongoJourneyStore());

public sealed class MongoFairnessJourney() : FairnessJourney(new MongoJourneyStore());

public sealed class MongoPeopleJourney() : PeopleJourney(new MongoJourneyStore());

public sealed class MongoEventJourney() : EventJourney(new MongoJourneyStore());

public sealed class MongoPublishJourney() : PublishJourney(new MongoJourneyStore());

public sealed class MongoTimeJourney() : TimeJourney(new MongoJourneyStore());

public sealed class MongoFollowUpJourney() : FollowUpJourney(new MongoJourneyStore());

public sealed class MongoChannelJourney() : ChannelJourney(new MongoJourneyStore());

public sealed class MongoDeadLetterJourney() : DeadLetterJourney(new MongoJourneyStore());

public sealed class MongoRetentionJourney() : RetentionJourney(new MongoJourneyStore());

public sealed class MongoTestSendJourney() : TestSendJourney(new MongoJourneyStore());

public sealed class MongoObserveJourney() : ObserveJourney(new MongoJourneyStore());

public sealed class MongoOperatorsJourney() : OperatorsJourney(new MongoJourneyStore());

public sealed class MongoOptOutJourney() : OptOutJourney(new MongoJourneyStore());

public sealed class MongoOutageJourney() : OutageJourney(new MongoJourneyStore());

public sealed class MongoShutdownJourney() : ShutdownJourney(new MongoJourneyStore());

public sealed class MongoCanaryJourney() : CanaryJourney(new MongoJourneyStore());

public sealed class MongoNodesJourney() : NodesJourney(new MongoJourneyStore());

public sealed class MongoHostileNamesJourney() : HostileNamesJourney(new MongoJourneyStore());

public sealed class MongoWordsJourney() : WordsJourney(new MongoJourneyStore());

public sealed class MongoInsightJourney() : InsightJourney(new MongoJourneyStore());

public sealed class MongoGroupJourney() : GroupJourney(new MongoJourneyStore());
