using LenNotify.Tests.Journey;

namespace LenNotify.Tests;

public sealed class MemoryCrashJourney() : CrashJourney(new MemoryJourneyStore());

public sealed class MemoryDeliveryJourney() : DeliveryJourney(new MemoryJourneyStore());

public sealed class MemoryFairnessJourney() : FairnessJourney(new MemoryJourneyStore());

public sealed class MemoryPeopleJourney() : PeopleJourney(new MemoryJourneyStore());

public sealed class MemoryEventJourney() : EventJourney(new MemoryJourneyStore());

public sealed class MemoryPublishJourney() : PublishJourney(new MemoryJourneyStore());

public sealed class MemoryTimeJourney() : TimeJourney(new MemoryJourneyStore());

public sealed class MemoryFollowUpJourney() : FollowUpJourney(new MemoryJourneyStore());

public sealed class MemoryChannelJourney() : ChannelJourney(new MemoryJourneyStore());

public sealed class MemoryDeadLetterJourney() : DeadLetterJourney(new MemoryJourneyStore());

public sealed class MemoryRetentionJourney() : RetentionJourney(new MemoryJourneyStore());

public sealed class MemoryTestSendJourney() : TestSendJourney(new MemoryJourneyStore());

public sealed class MemoryObserveJourney() : ObserveJourney(new MemoryJourneyStore());

public sealed class MemoryOperatorsJourney() : OperatorsJourney(new MemoryJourneyStore());

public sealed class MemoryOptOutJourney() : OptOutJourney(new MemoryJourneyStore());

public sealed class MemoryOutageJourney() : OutageJourney(new MemoryJourneyStore());

public sealed class MemoryShutdownJourney() : ShutdownJourney(new MemoryJourneyStore());

public sealed class MemoryCanaryJourney() : CanaryJourney(new MemoryJourneyStore());

public sealed class MemoryNodesJourney() : NodesJourney(new MemoryJourneyStore());

public sealed class MemorySignalJourney() : SignalJourney(new MemoryJourneyStore());

public sealed class MemoryHostileNamesJourney() : HostileNamesJourney(new MemoryJourneyStore());

public sealed class MemoryWordsJourney() : WordsJourney(new MemoryJourneyStore());

public sealed class MemoryInsightJourney() : InsightJourney(new MemoryJourneyStore());

public sealed class MemoryGroupJourney() : GroupJourney(new MemoryJourneyStore());
