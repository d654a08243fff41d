using System.Text.Json.Serialization;

namespace LenNotify;

/// <summary>The source-generated JSON of all bodies: no reflection, and strict on the way in.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 32,
    Converters = [typeof(SeverityConverter), typeof(PriorityConverter), typeof(FrequencyConverter)],
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(PageBody))]
[JsonSerializable(typeof(CountBody))]
[JsonSerializable(typeof(MarkedBody))]
[JsonSerializable(typeof(GroupItemsBody))]
[JsonSerializable(typeof(ReadAllBody))]
[JsonSerializable(typeof(ReadPatchBody))]
[JsonSerializable(typeof(OpenedBody))]
[JsonSerializable(typeof(ActionBody))]
[JsonSerializable(typeof(FollowedBody))]
[JsonSerializable(typeof(WhyBody))]
[JsonSerializable(typeof(SchemaBody))]
[JsonSerializable(typeof(ContactsBody))]
[JsonSerializable(typeof(NewContactBody))]
[JsonSerializable(typeof(CodeBody))]
[JsonSerializable(typeof(CodeSentBody))]
[JsonSerializable(typeof(ConsentBody))]
[JsonSerializable(typeof(SubscriptionBody))]
[JsonSerializable(typeof(UnsubscribedBody))]
[JsonSerializable(typeof(PushKeyBody))]
[JsonSerializable(typeof(RemovedBody))]
[JsonSerializable(typeof(TestSentBody))]
[JsonSerializable(typeof(ItemBody))]
[JsonSerializable(typeof(LiveBody))]
[JsonSerializable(typeof(ResumedBody))]
[JsonSerializable(typeof(CommandBody))]
[JsonSerializable(typeof(SocketBody))]
[JsonSerializable(typeof(DeadLettersBody))]
[JsonSerializable(typeof(LetterFilterBody))]
[JsonSerializable(typeof(ReplayBody))]
[JsonSerializable(typeof(ReplayedBody))]
[JsonSerializable(typeof(DiscardedBody))]
[JsonSerializable(typeof(QueuesBody))]
[JsonSerializable(typeof(ChannelStatesBody))]
[JsonSerializable(typeof(LimitsBody))]
[JsonSerializable(typeof(DeliveriesBody))]
[JsonSerializable(typeof(AuditBody))]
[JsonSerializable(typeof(AnalyticsBody))]
[JsonSerializable(typeof(ReceiptBody))]
[JsonSerializable(typeof(RulesBody))]
[JsonSerializable(typeof(RulePutBody))]
[JsonSerializable(typeof(RuleSwitchBody))]
[JsonSerializable(typeof(RuleFillBody))]
[JsonSerializable(typeof(RuleTemplatesBody))]
[JsonSerializable(typeof(SourceEvent))]
[JsonSerializable(typeof(RehearsedNoticesBody))]
[JsonSerializable(typeof(RehearseRulesBody))]
[JsonSerializable(typeof(RehearsedRules))]
[JsonSerializable(typeof(HealthBody))]
[JsonSerializable(typeof(ItemsBody))]
[JsonSerializable(typeof(ExportBody))]
[JsonSerializable(typeof(PreferencesBody))]
[JsonSerializable(typeof(EventsBody))]
[JsonSerializable(typeof(AcceptedBody))]
internal sealed partial class ApiJson : JsonSerializerContext;
