// Written by declarations.mjs: do not edit.

interface ActionBody {
    key?: null | string;
    channel?: string;
}
interface AnalyticsBody {
    types: TypeAnalyticsBody[];
}
interface AttemptBody {
    delivery_id: string;
    channel: string;
    number: number;
    started_at: string;
    ended_at?: null | string;
    state?: null | string;
    cause?: null | string;
}
interface AuditBody {
    data: FactBody[];
    next_cursor?: null | string;
}
interface ButtonBody {
    key: string;
    label: string;
    url: string;
}
interface ChannelBody {
    name: string;
    on_by_default: boolean;
    needs_address: boolean;
    needs_verification: boolean;
    needs_consent: boolean;
}
interface ChannelStateBody {
    channel: string;
    state: string;
    limits: LimitsBody;
    configured: LimitsBody;
    queue: QueueBody;
    paused_at?: null | string;
    paused_by?: null | string;
    open_circuits: NodeCircuitBody[];
}
interface ChannelStatesBody {
    channels: ChannelStateBody[];
}
interface CodeBody {
    code?: null | string;
}
interface CodeSentBody {
    expires_at: string;
}
interface ConsentBody {
    text_version?: null | string;
}
interface ContactBody {
    id: string;
    address: string;
    verified: boolean;
    consented: boolean;
    kept_by_host: boolean;
    verified_at?: null | string;
    consent?: null | EvidenceBody;
    suppressed?: null | string;
    country?: null | string;
}
interface ContactsBody {
    channel: string;
    contacts: ContactBody[];
    incomplete: boolean;
    opted_out?: null | EvidenceBody;
}
interface CountBody {
    unread: number;
    total: number;
    sequence: number;
}
interface DeadLetterBody {
    id: string;
    user_id: string;
    channel: string;
    priority: string;
    attempts: number;
    cause: string;
    died_at: string;
    items: string[];
    types: string[];
}
interface DeadLettersBody {
    data: DeadLetterBody[];
    next_cursor?: null | string;
}
interface DecisionBody {
    channel: string;
    verdict: string;
    reason: string;
    words: string;
    silent: boolean;
    until?: null | string;
}
interface DeliveriesBody {
    data: DeliveryBody[];
    next_cursor?: null | string;
}
interface DeliveryBody {
    id: string;
    user_id: string;
    channel: string;
    state: string;
    priority: string;
    attempts: number;
    due_at: string;
    items: string[];
    cause?: null | string;
}
interface DiscardedBody {
    discarded: number;
}
interface DocumentBody {
    kind: string;
    name: string;
    content: JsonElement;
}
/** A channel that goes out as well, unless the person has read or dismissed the item by then. */
interface Escalation {
    /** Over which channel; one that the host does not have is passed over. */
    channel: string;
    /** How long the person has, from when the person is first told: one second to 31 days. */
    within: string;
}
interface EvidenceBody {
    at: string;
    source: string;
    text_version?: null | string;
}
interface ExportBody {
    documents: DocumentBody[];
}
interface FactBody {
    at: string;
    actor: string;
    action: string;
    target: string;
    outcome: string;
}
interface FieldProblem {
    field: string;
    message: string;
    limit: string;
}
interface FollowedBody {
    url?: null | string;
}
/** How often a person wants to hear of a type. */
type Frequency = "immediate" | "hourly" | "daily";
interface GroupBody {
    key: string;
    title: string;
    count: number;
    until?: null | string;
    unread?: null | number;
}
interface GroupItemsBody {
    key?: null | string;
    title?: null | string;
    count: number;
    unread: number;
    items: ItemBody[];
    until?: null | string;
}
interface ItemBody {
    id: string;
    sequence: number;
    type: string;
    title: string;
    message: string;
    severity: string;
    priority: string;
    created_at: string;
    read: boolean;
    read_at?: null | string;
    expires_at?: null | string;
    action_url?: null | string;
    actions?: null | ButtonBody[];
    group_key?: null | string;
    group_until?: null | string;
    confidence?: null | number;
    news_context?: null | string;
    attributes?: null | Record<string, string>;
    metadata?: null | JsonObject;
    filtered_by?: null | string;
    silent?: null | boolean;
}
interface ItemsBody {
    data: ItemBody[];
}
type JsonElement = unknown;
type JsonObject = Record<string, unknown>;
interface LetterFilterBody {
    ids?: null | string[];
    channel?: null | string;
    cause?: null | string;
    user_id?: null | string;
    from?: null | string;
    to?: null | string;
    all?: boolean;
}
interface LimitsBody {
    concurrency?: null | number;
    rate?: null | RateBody;
}
interface LiveBody {
    sequence: number;
    unread: number;
    item?: null | ItemBody;
    group?: null | GroupBody;
    ids?: null | string[];
}
interface MarkedBody {
    unread: number;
    sequence: number;
    version: number;
}
interface NewContactBody {
    address: string;
    country?: null | string;
}
interface NodeCircuitBody {
    node: string;
    open_until: string;
}
/** What is to be told, before anyone is chosen. Immutable but for JsonObject? Notification.Metadata, which is copied when compiled. */
interface Notification {
    /** The stable name of its type, such as `order_filled`: 1-128 letters, digits and `_ . : -`. */
    type: string;
    /** One line, at most 200 characters. */
    title: string;
    /** At most 1,000 characters, unless the host raised int RoutingOptions.MaxMessageLength. */
    message?: string;
    /** What happened. */
    severity?: Severity;
    priority?: null | Priority;
    /** How sure the producer is, 0-100. Judged only for types that carry one. */
    confidence?: null | number;
    /** News behind the notification; more than 50 characters raise the default priority to High. */
    news_context?: null | string;
    /** What people's allow-lists look at, such as `symbols = BTC/USD`: at most 20. */
    attributes?: Record<string, string>;
    metadata?: null | JsonObject;
    /** Where a click leads: an https address or a rooted path of the host's own site. */
    action_url?: null | string;
    /** Buttons, at most 5. */
    actions?: NotificationAction[];
    /** Notifications of one group key that come close together are shown as one. */
    group_key?: null | string;
    /** What counts as the same thing again; more than 3 in 10 minutes demote the default priority to Low. */
    repeat_key?: null | string;
    /** What the type's throttle counts by, such as the risk type; without one it counts the whole type. */
    throttle_key?: null | string;
    /** Replaces the priority's channels, as a rule does. It never revives a channel that the person closed. */
    channels?: null | string[];
    /** Passes quiet hours, whatever the priority. */
    bypass_quiet_hours?: boolean;
    /** The template that says it, where the host has one of this key; null for the one named after the type. */
    template?: null | string;
    /** After this instant it is neither shown nor delivered. */
    expires_at?: null | string;
    /** What goes out later unless it was read, beside what its type says; at most 5. */
    escalations?: null | Escalation[];
}
/** A button on a notification. */
interface NotificationAction {
    /** What the analytics and your own code know the button by; unique within its notification. */
    key: string;
    /** What the person reads. */
    label: string;
    /** An https address or a rooted path of the host's own site; anything else is refused. */
    url: string;
}
interface OpenedBody {
    channel?: string;
}
interface PageBody {
    data: ItemBody[];
    pagination: PaginationBody;
}
interface PaginationBody {
    returned_count: number;
    total_count: number;
    limit: number;
    has_more: boolean;
    next_cursor?: null | string;
}
interface PreferencesBody {
    version?: null | number;
    time_zone?: null | string;
    language?: null | string;
    confidence_threshold?: null | number;
    channels?: null | Record<string, boolean>;
    channels_by_priority?: null | Record<string, string[]>;
    types?: null | Record<string, TypePreferenceBody>;
    filters?: null | Record<string, string[]>;
    quiet_hours?: null | QuietHoursBody;
    digest_at?: null | string;
    email_digest?: null | boolean;
}
/** How hard we try to reach the person. Chosen by the IPriorityPolicy unless the publisher states it. */
type Priority = "low" | "normal" | "high" | "critical";
interface ProblemBody {
    type: string;
    title: string;
    status: number;
    detail: string;
    code: string;
    request_id: string;
    field?: null | string;
    problems?: null | FieldProblem[];
}
interface PushKeyBody {
    key: string;
}
interface QueueBody {
    channel: string;
    due: number;
    waiting: number;
    claimed: number;
    oldest_due?: null | string;
    next_due?: null | string;
    circuit_open_until?: null | string;
}
interface QueuesBody {
    channels: QueueBody[];
}
interface QuietHoursBody {
    enabled?: null | boolean;
    windows?: null | QuietWindowBody[];
    keep_to_inbox?: null | boolean;
}
interface QuietWindowBody {
    start: string;
    end: string;
    days?: null | string[];
}
interface RateBody {
    limit: number;
    per: string;
}
interface ReadAllBody {
    up_to: number;
}
interface ReadPatchBody {
    read?: boolean;
}
interface ReceiptBody {
    user_hash: string;
    at: string;
    removed: Record<string, number>;
}
interface RehearseRulesBody {
    text: string;
    file?: string;
    days?: number;
}
/** What would change for one person and event. */
interface RehearsedChange {
    /** The event's publication. */
    event_id: string;
    /** Its type. */
    event_type: string;
    /** The person, or `topic:` and the topic. */
    who: string;
    /** `gained`, `lost` or `delayed`. */
    change: string;
}
interface RehearsedNoticeBody {
    rule_id: string;
    notification: Notification;
    people: RehearsedPersonBody[];
    user_ids?: null | string[];
    segment?: null | string;
}
interface RehearsedNoticesBody {
    data: RehearsedNoticeBody[];
}
interface RehearsedPersonBody {
    user_id: string;
    priority: string;
    listed: boolean;
    channels: DecisionBody[];
}
/** How one set of rules differs from the present one, counted by event and person. */
interface RehearsedRules {
    /** How many events were looked at. */
    events: number;
    /** How often somebody would hear who does not. */
    gained: number;
    /** How often somebody would not hear who does. */
    lost: number;
    /** How often somebody would hear later. */
    delayed: number;
    /** The first 100 of them. */
    first: RehearsedChange[];
}
interface RemovedBody {
    removed: number;
}
interface ReplayBody {
    filter: LetterFilterBody;
    most?: number;
    per_minute?: number;
}
interface ReplayedBody {
    replayed: number;
    waiting: Record<string, number>;
    refiled: Record<string, number>;
}
interface RuleBody {
    id: string;
    version: number;
    enabled: boolean;
    rule: JsonObject;
}
interface RuleFillBody {
    id: string;
    values: JsonObject;
}
interface RulePutBody {
    version: number;
    rule: JsonObject;
    enabled?: boolean;
}
interface RuleSwitchBody {
    ids: string[];
    enabled: boolean;
}
interface RuleTemplateBody {
    name: string;
    description: string;
    values: RuleTemplateValueBody[];
}
interface RuleTemplateValueBody {
    name: string;
    description: string;
    otherwise?: null | string;
}
interface RuleTemplatesBody {
    data: RuleTemplateBody[];
}
interface RulesBody {
    data: RuleBody[];
}
interface RulingBody {
    delivery_id: string;
    decision: DecisionBody;
    at: string;
}
interface SchemaBody {
    types: TypeBody[];
    channels: ChannelBody[];
    severities: Severity[];
    priorities: Priority[];
    frequencies: Frequency[];
}
/** What happened and how it looks. It says nothing about how hard to try: that is Priority. */
type Severity = "info" | "success" | "warning" | "error" | "critical";
interface SocketBody {
    event: string;
    id?: null | string;
    data?: unknown;
    code?: null | string;
    detail?: null | string;
}
/** Something that happened, before anyone is chosen: the rules say who hears of it, and how. */
interface SourceEvent {
    /** The source's own id of it, 1-200 characters. Where there is no string? SourceEvent.DedupeKey it makes repeats the same event. */
    event_id?: null | string;
    /** Which rules look at it: 1-128 letters, digits and `_ . : -`. */
    type: string;
    /** Where it comes from, the scope of the dedupe key: 1-64 letters, digits and `_ . : -`. Null is this host. */
    producer?: null | string;
    payload?: null | JsonObject;
    /** How bad it is. */
    severity?: Severity;
    /** What makes it the same event, within its producer: repeats change nothing, the same key for something else is an error. 1-200 characters. */
    dedupe_key?: null | string;
}
interface SubscriptionBody {
    endpoint: string;
    keys: SubscriptionKeys;
    expiration_time?: null | number;
}
interface SubscriptionKeys {
    p256dh: string;
    auth: string;
}
interface TestSentBody {
    id: string;
    deliveries: number;
}
interface TypeAnalyticsBody {
    type: string;
    sent: number;
    delivered: number;
    failed: number;
    opened: number;
    clicked: number;
    dismissed: number;
    delivery_rate?: null | number;
    median_seconds_to_read?: null | number;
}
interface TypeBody {
    name: string;
    mandatory: boolean;
    carries_confidence: boolean;
    minimum_severity: Severity;
    frequency: Frequency;
    channels?: null | string[];
}
interface TypePreferenceBody {
    enabled?: null | boolean;
    minimum_severity?: null | Severity;
    high_priority_only?: null | boolean;
    frequency?: null | Frequency;
    channels?: null | string[];
    left_channels?: null | string[];
}
interface UnsubscribedBody {
    endpoint: string;
}
interface WhyBody {
    id: string;
    type: string;
    priority: string;
    listed: boolean;
    created_at: string;
    decisions: DecisionBody[];
    rulings: RulingBody[];
    attempts: AttemptBody[];
}

/** What went wrong, as the server said it; `code` is `unreachable` when it said nothing. */
declare class Problem extends Error {
    readonly status: number;
    readonly code: string;
    readonly problems: readonly FieldProblem[];
    readonly retryAfter: string | null;
    constructor(status: number, code: string, message: string, problems?: readonly FieldProblem[], retryAfter?: string | null);
}
/** A token for the header; null goes by the host's cookie. */
type TokenSource = () => string | null | Promise<string | null>;
interface HttpSettings {
    token?: TokenSource;
    /** `include` sends the cookie to another origin. */
    credentials?: RequestCredentials;
    fetch?: typeof fetch;
}
type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;
interface Ask {
    query?: Query;
    body?: unknown;
    headers?: Record<string, string>;
}
/** The API below one path. */
declare class Http {
    private readonly settings;
    readonly base: string;
    constructor(base: string, settings?: HttpSettings);
    token: () => Promise<string | null>;
    get: <T>(path: string, query?: Query) => Promise<T>;
    post: <T>(path: string, body?: unknown) => Promise<T>;
    put: <T>(path: string, body: unknown) => Promise<T>;
    delete: <T>(path: string, body?: unknown) => Promise<T>;
    json<T>(method: string, path: string, ask?: Ask): Promise<T>;
    send(method: string, path: string, { query, body, headers }?: Ask): Promise<Response>;
}

/** How long to wait between tries. */
interface ReconnectSettings {
    /** The first try comes anywhere within so many milliseconds: so many seconds, so many parts of a crowd that was cut at once. */
    first?: number;
    /** No later try waits longer than this. */
    longest?: number;
    random?: () => number;
}
/** Never gives up, and spreads out: the same policy as that of LenNotify.SignalR. */
declare function reconnectDelay(tries: number, { first, longest, random }?: ReconnectSettings): number;

/** A person's preferences as the server sends them: whole, with days and times as it writes them. */
interface PreferencesDocument {
    version: number;
    time_zone?: string | null;
    language?: string | null;
    confidence_threshold: number;
    channels: Record<string, boolean>;
    channels_by_priority: Record<string, string[]>;
    types: Record<string, TypeChoice>;
    filters: Record<string, string[]>;
    quiet_hours: QuietChoice;
    /** Such as `09:00`. */
    digest_at: string;
    email_digest: boolean;
}
interface TypeChoice {
    enabled: boolean;
    minimum_severity?: string | null;
    high_priority_only: boolean;
    frequency?: string | null;
    channels?: string[] | null;
    /** Over these the person wants nothing of the type: what the link in a mail adds to. */
    left_channels: string[];
}
interface QuietChoice {
    enabled: boolean;
    windows: WindowChoice[];
    keep_to_inbox: boolean;
}
interface WindowChoice {
    /** Such as `22:00`. */
    start: string;
    /** As `start`, or `24:00`. */
    end: string;
    /** Such as `mon`. */
    days: string[];
}
type Same<One, Other> = [keyof One] extends [keyof Other] ? [keyof Other] extends [keyof One] ? true : never : never;
/** Holds as long as the API's document and this one have the same members. */
type Checked = [Same<PreferencesBody, PreferencesDocument>, Same<TypePreferenceBody, TypeChoice>, Same<QuietHoursBody, QuietChoice>, Same<QuietWindowBody, WindowChoice>] extends true[] ? true : never;
declare const checked: Checked;

/** A document and the tag by which a change of it is not lost. */
interface Tagged<T> {
    document: T;
    tag: string;
}
/** What a person may choose. */
declare class Settings {
    #private;
    private readonly http;
    constructor(http: Http);
    schema: () => Promise<SchemaBody>;
    preferences: () => Promise<Tagged<PreferencesDocument>>;
    /** Changes what is named and nothing else; somebody else's change in between is told by `changed_meanwhile`. */
    change: (patch: unknown, tag: string) => Promise<Tagged<PreferencesDocument>>;
    contacts: (channel: string) => Promise<ContactsBody>;
    setContact: (channel: string, address: string) => Promise<ContactsBody>;
    removeContact: (channel: string) => Promise<void>;
    sendCode: (channel: string) => Promise<CodeSentBody>;
    verify: (channel: string, code: string) => Promise<void>;
    optIn: (channel: string, textVersion: string) => Promise<void>;
    optOut: (channel: string) => Promise<void>;
    test: (channel: string) => Promise<TestSentBody>;
    pushKey: () => Promise<PushKeyBody>;
    subscribe: (subscription: PushSubscriptionJSON) => Promise<void>;
    unsubscribe: (endpoint: string) => Promise<void>;
    analytics: (query?: {
        from?: string;
        to?: string;
    }) => Promise<AnalyticsBody>;
}

type SocketMessage = {
    event: 'connected';
    data: MarkedBody;
} | {
    event: 'notification' | 'read' | 'dismissed' | 'group_summary' | 'unread_count' | 'preferences_changed';
    data: LiveBody;
} | {
    event: 'answer';
    id?: string;
    data: MarkedBody;
} | {
    event: 'error';
    id?: string;
    code: string;
    detail: string;
};

type LiveStatus = 'stopped' | 'connecting' | 'online' | 'offline';
interface SocketSettings {
    /** Where to connect now; asked before each try. */
    url: () => Promise<string>;
    onMessage: (message: SocketMessage) => void;
    onStatus: (status: LiveStatus) => void;
    open?: (url: string) => WebSocket;
    reconnect?: ReconnectSettings;
}
/** A WebSocket that always comes back. A network that swallows everything without a word is noticed by asking. */
declare class LiveSocket {
    #private;
    private readonly settings;
    constructor(settings: SocketSettings);
    start(): void;
    stop(): void;
    /** The network went: no use in waiting until that shows. */
    lost(): void;
    /** The network is back, or the page is looked at again: whoever waits for a late try has the first one again. */
    hurry(): void;
}

interface ClientSettings extends HttpSettings {
    /** Where `MapNotifications` is mapped. */
    api?: string;
    openSocket?: (url: string) => WebSocket;
    reconnect?: ReconnectSettings;
}
/** What is known now. `sequence` is that of the last item that came. */
interface ClientState {
    readonly unread: number;
    readonly sequence: number;
    readonly version: number;
    readonly status: LiveStatus;
}
interface ClientEvents {
    /** Whatever is in `state` changed. */
    state: ClientState;
    /** A new item, once and in order; `missed` when it came while this client was away. */
    item: {
        item: ItemBody;
        missed: boolean;
    };
    /** Items were read or dismissed, here or elsewhere; `upTo` for all up to a sequence. */
    marked: {
        kind: 'read' | 'dismissed';
        ids?: readonly string[];
        upTo?: number;
    };
    /** Read again what you show: more changed than can be told. */
    stale: null;
    group: GroupBody;
    preferences: null;
}
/** One person's notifications without any look: state, actions, and a live connection that always comes back. */
declare class NotificationClient extends EventTarget {
    #private;
    readonly http: Http;
    readonly settings: Settings;
    /** The page's own site, asked with the same token. */
    readonly site: Http;
    constructor({ api, openSocket, reconnect, ...http }?: ClientSettings);
    get state(): ClientState;
    on<K extends keyof ClientEvents>(name: K, hear: (detail: ClientEvents[K]) => void, signal?: AbortSignal): void;
    /** Connects, until as many have said `stop`. */
    start(): void;
    stop(): void;
    list: (query?: Query) => Promise<PageBody>;
    count: () => Promise<CountBody>;
    why: (id: string) => Promise<WhyBody>;
    read: (id: string) => Promise<void>;
    dismiss: (id: string) => Promise<void>;
    /** Up to what the person was shown: what came since stays unread. */
    readAll: (upTo: number) => Promise<void>;
    /** The person followed the item, or one of its buttons; answers where that leads. */
    follow: (id: string, key?: string) => Promise<FollowedBody>;
    opened: (id: string) => Promise<void>;
}

interface InboxFilter {
    unread?: boolean;
    /** What the person's own filters rejected. */
    filtered?: boolean;
    types?: readonly string[];
    severities?: readonly string[];
    text?: string;
    from?: string;
    to?: string;
}
/** What an inbox shows, newest first: read page by page, and kept in step with what happens. Tells of a change by `change`. */
declare class InboxList extends EventTarget {
    #private;
    private readonly client;
    /** Something went wrong with the last page. */
    problem: Error | null;
    total: number;
    loaded: boolean;
    constructor(client: NotificationClient, filter?: InboxFilter);
    get items(): readonly ItemBody[];
    get filter(): InboxFilter;
    get hasMore(): boolean;
    /** The newest sequence that is shown. */
    get newest(): number;
    setFilter(filter: InboxFilter): Promise<void>;
    /** The next page; the first one when there is none yet. */
    more(): Promise<void>;
    /** Reads again what is shown. Of very much it keeps the newest, and the rest is read when somebody scrolls there. */
    refresh(): Promise<void>;
    dispose(): void;
}

/** An absolute https address or a rooted path of this site; null for anything else, whoever wrote it. */
declare function safeUrl(url: string | null | undefined): string | null;

/** What is shown as one: an item, or the items of a group that came close together, newest first. */
interface Folded {
    readonly key: string;
    readonly items: readonly ItemBody[];
}
/** Folds items of one group key that came within five minutes, from the third on: as they are grouped when they are delivered. */
declare function fold(items: readonly ItemBody[]): Folded[];

/** Whether this browser can be pushed to at all. */
declare const isPushPossible: () => boolean;
declare const registerWorker: (worker: string) => Promise<ServiceWorkerRegistration>;
/** Asks the person, so call it on a click only. False when they do not want to. */
declare function subscribeToPush(settings: Settings, worker: string): Promise<boolean>;
declare function unsubscribeFromPush(settings: Settings, worker: string): Promise<void>;

export { InboxList, NotificationClient, Problem, fold, isPushPossible, reconnectDelay, safeUrl, subscribeToPush, type ActionBody, type AnalyticsBody, type AttemptBody, type AuditBody, type ButtonBody, type ChannelBody, type ChannelStateBody, type ChannelStatesBody, type ClientEvents, type ClientSettings, type ClientState, type CodeBody, type CodeSentBody, type ConsentBody, type ContactBody, type ContactsBody, type CountBody, type DeadLetterBody, type DeadLettersBody, type DecisionBody, type DeliveriesBody, type DeliveryBody, type DiscardedBody, type DocumentBody, type Escalation, type EvidenceBody, type ExportBody, type FactBody, type FieldProblem, type Folded, type FollowedBody, type Frequency, type GroupBody, type GroupItemsBody, type Http, type HttpSettings, type InboxFilter, type ItemBody, type ItemsBody, type JsonElement, type JsonObject, type LetterFilterBody, type LimitsBody, type LiveBody, type LiveStatus, type MarkedBody, type NewContactBody, type NodeCircuitBody, type Notification, type NotificationAction, type OpenedBody, type PageBody, type PaginationBody, type PreferencesBody, type PreferencesDocument, type Priority, type ProblemBody, type PushKeyBody, type Query, type QueueBody, type QueuesBody, type QuietChoice, type QuietHoursBody, type QuietWindowBody, type RateBody, type ReadAllBody, type ReadPatchBody, type ReceiptBody, type ReconnectSettings, type RehearseRulesBody, type RehearsedChange, type RehearsedNoticeBody, type RehearsedNoticesBody, type RehearsedPersonBody, type RehearsedRules, type RemovedBody, type ReplayBody, type ReplayedBody, type RuleBody, type RuleFillBody, type RulePutBody, type RuleSwitchBody, type RuleTemplateBody, type RuleTemplateValueBody, type RuleTemplatesBody, type RulesBody, type RulingBody, type SchemaBody, type Settings, type Severity, type SocketBody, type SourceEvent, type SubscriptionBody, type SubscriptionKeys, type Tagged, type TestSentBody, type TokenSource, type TypeAnalyticsBody, type TypeBody, type TypeChoice, type TypePreferenceBody, type UnsubscribedBody, type WhyBody, type WindowChoice, unsubscribeFromPush };
