namespace LenNotify;

/// <summary>Every key that is read. A new option is one line here and one row in docs/configuration.md; a test compares the three.</summary>
internal static class KnownSettings
{
    private static readonly string[] ThrottleParts = ["Limit", "Per", "FoldsIntoDigest"];

    internal static Settings<NotificationOptions> Options { get; } = new(
        Of<NotificationOptions>("DefaultTimeZone", static (o, at) => o.DefaultTimeZone = at.Text(o.DefaultTimeZone)),
        Of<NotificationOptions>("Producer", static (o, at) => o.Producer = at.Text(o.Producer)),
        Of<NotificationOptions>("PerUser", static (o, at) => o.PerUser = at.Throttle(o.PerUser), ThrottleParts),
        Of<NotificationOptions>("ErrorsPassQuietHours", static (o, at) => o.ErrorsPassQuietHours = at.Flag(o.ErrorsPassQuietHours)),
        Of<NotificationOptions>("GroupThreshold", static (o, at) => o.GroupThreshold = at.Number(o.GroupThreshold)),
        Of<NotificationOptions>("GroupWindow", static (o, at) => o.GroupWindow = at.Span(o.GroupWindow)),
        Of<NotificationOptions>("RepeatWindow", static (o, at) => o.RepeatWindow = at.Span(o.RepeatWindow)),
        Of<NotificationOptions>("CriticalConfidence", static (o, at) => o.CriticalConfidence = at.Number(o.CriticalConfidence)),
        Of<NotificationOptions>("OptedInConfidence", static (o, at) => o.OptedInConfidence = at.Number(o.OptedInConfidence)),
        Of<NotificationOptions>("HighConfidence", static (o, at) => o.HighConfidence = at.Number(o.HighConfidence)),
        Of<NotificationOptions>("NewsLength", static (o, at) => o.NewsLength = at.Number(o.NewsLength)),
        Of<NotificationOptions>("MostRepeats", static (o, at) => o.MostRepeats = at.Number(o.MostRepeats)),
        Of<NotificationOptions>("MaxMessageLength", static (o, at) => o.MaxMessageLength = at.Number(o.MaxMessageLength)),
        Of<NotificationOptions>("IntakeCapacity", static (o, at) => o.IntakeCapacity = at.Number(o.IntakeCapacity)),
        Of<NotificationOptions>("PublishTimeout", static (o, at) => o.PublishTimeout = at.Span(o.PublishTimeout)),
        Of<NotificationOptions>("PollInterval", static (o, at) => o.PollInterval = at.Span(o.PollInterval)),
        Of<NotificationOptions>("Deliver", static (o, at) => o.Deliver = at.Flag(o.Deliver)),
        Of<NotificationOptions>("Operators", static (o, at) => o.Operators = at.Audience(), "Segment", "Users"),
        Of<NotificationOptions>("FailureBound", static (o, at) => o.FailureBound = at.Number(o.FailureBound)),
        Of<NotificationOptions>("QueueBound", static (o, at) => o.QueueBound = at.Number(o.QueueBound)),
        Of<NotificationOptions>("QueueAgeBound", static (o, at) => o.QueueAgeBound = at.Span(o.QueueAgeBound)),
        Of<NotificationOptions>("ObserverCapacity", static (o, at) => o.ObserverCapacity = at.Number(o.ObserverCapacity)));

    internal static Settings<ChannelOptions> Channel { get; } = new(
        Of<ChannelOptions>("Concurrency", static (o, at) => o.Concurrency = at.Number(o.Concurrency)),
        Of<ChannelOptions>("SendTimeout", static (o, at) => o.SendTimeout = at.Span(o.SendTimeout)),
        Of<ChannelOptions>("MaxAge", static (o, at) => o.MaxAge = at.Span(o.MaxAge)),
        Of<ChannelOptions>("Rate", static (o, at) => o.Rate = at.Rate(o.Rate), "Limit", "Per"),
        Of<ChannelOptions>("CircuitBreak", static (o, at) => o.CircuitBreak = at.Span(o.CircuitBreak)),
        Of<ChannelOptions>("Policy", static (o, at) => o.Policy = at.Below(Policy!, o.Policy), Settings<ChannelOptions>.Anything));

    internal static Settings<ChannelPolicy> Policy { get; } = new(
        new("OnByDefault", static (o, at) => o with { OnByDefault = at.Flag(o.OnByDefault) }),
        new("NeedsContact", static (o, at) => o with { NeedsContact = at.Flag(o.NeedsContact) }),
        new("NeedsVerification", static (o, at) => o with { NeedsVerification = at.Flag(o.NeedsVerification) }),
        new("NeedsConsent", static (o, at) => o with { NeedsConsent = at.Flag(o.NeedsConsent) }),
        new("Throttle", static (o, at) => o with { Throttle = at.Throttle(o.Throttle) }, ThrottleParts),
        new("ClosedHours", static (o, at) => o with { ClosedHours = at.ClosedHours() }, Settings<ChannelPolicy>.Anything));

    internal static Settings<NotificationType> Type { get; } = new(
        new("Mandatory", static (o, at) => o with { Mandatory = at.Flag(o.Mandatory) }),
        new("Emergency", static (o, at) => o with { Emergency = at.Flag(o.Emergency) }),
        new("CarriesConfidence", static (o, at) => o with { CarriesConfidence = at.Flag(o.CarriesConfidence) }),
        new("ConfidenceRaisesPriority", static (o, at) => o with { ConfidenceRaisesPriority = at.Flag(o.ConfidenceRaisesPriority) }),
        new("Channels", static (o, at) => o with { Channels = at.Texts() }, Settings<NotificationType>.Anything),
        new("MinimumSeverity", static (o, at) => o with { MinimumSeverity = at.Choice(o.MinimumSeverity) }),
        new("Frequency", static (o, at) => o with { Frequency = at.Choice(o.Frequency) }),
        new("Throttle", static (o, at) => o with { Throttle = at.Throttle(o.Throttle) }, ThrottleParts),
        new("SensitiveMetadata", static (o, at) => o with { SensitiveMetadata = at.Texts() }, Settings<NotificationType>.Anything));

    internal static Settings<RetentionOptions> Retention { get; } = new(
        Of<RetentionOptions>("Items", static (o, at) => o.Items = at.Span(o.Items)),
        Of<RetentionOptions>("KeepUnread", static (o, at) => o.KeepUnread = at.Flag(o.KeepUnread)),
        Of<RetentionOptions>("Deliveries", static (o, at) => o.Deliveries = at.Span(o.Deliveries)),
        Of<RetentionOptions>("DedupeKeys", static (o, at) => o.DedupeKeys = at.Span(o.DedupeKeys)),
        Of<RetentionOptions>("PurgeEvery", static (o, at) => o.PurgeEvery = at.Span(o.PurgeEvery)),
        Of<RetentionOptions>("ExpireEvery", static (o, at) => o.ExpireEvery = at.Span(o.ExpireEvery)),
        Of<RetentionOptions>("BatchSize", static (o, at) => o.BatchSize = at.Number(o.BatchSize)),
        Of<RetentionOptions>("Pause", static (o, at) => o.Pause = at.Span(o.Pause)));

    internal static Settings<MemoryLimits> Memory { get; } = new(
        new("People", static (o, at) => o with { People = at.Number(o.People) }),
        new("Publications", static (o, at) => o with { Publications = at.Number(o.Publications) }),
        new("Items", static (o, at) => o with { Items = at.Number(o.Items) }),
        new("Deliveries", static (o, at) => o with { Deliveries = at.Number(o.Deliveries) }),
        new("History", static (o, at) => o with { History = at.Number(o.History) }),
        new("Reports", static (o, at) => o with { Reports = at.Number(o.Reports) }),
        new("Documents", static (o, at) => o with { Documents = at.Number(o.Documents) }),
        new("Contacts", static (o, at) => o with { Contacts = at.Number(o.Contacts) }),
        new("AuditFacts", static (o, at) => o with { AuditFacts = at.Number(o.AuditFacts) }));

    internal static Settings<ContactKeyOptions> ContactKeys { get; } = new(
        Of<ContactKeyOptions>("ActiveKey", static (o, at) => o.ActiveKey = at.Section.Value ?? ""),
        Of<ContactKeyOptions>("HashKey", static (o, at) => o.HashKey = at.Section.Value ?? ""),
        Of<ContactKeyOptions>("Keys", static (o, at) => at.Keys(o.Keys), Settings<ContactKeyOptions>.Anything));

    private static Setting<T> Of<T>(string name, Action<T, SettingReader> read, params string[] below) => new(
        name,
        (options, at) =>
        {
            read(options, at);
            return options;
        },
        below);
}
