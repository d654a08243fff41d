// Written by types.mjs from openapi.json: do not edit.

export interface ActionBody {
  key?: null | string;
  channel?: string;
}

export interface AnalyticsBody {
  types: TypeAnalyticsBody[];
}

export interface AttemptBody {
  delivery_id: string;
  channel: string;
  number: number;
  started_at: string;
  ended_at?: null | string;
  state?: null | string;
  cause?: null | string;
}

export interface AuditBody {
  data: FactBody[];
  next_cursor?: null | string;
}

export interface ButtonBody {
  key: string;
  label: string;
  url: string;
}

export interface ChannelBody {
  name: string;
  on_by_default: boolean;
  needs_address: boolean;
  needs_verification: boolean;
  needs_consent: boolean;
}

export interface ChannelStateBody {
  channel: string;
  state: string;
  limits: LimitsBody;
  configured: LimitsBody;
  queue: QueueBody;
  paused_at?: null | string;
  paused_by?: null | string;
  open_circuits: NodeCircuitBody[];
}

export interface ChannelStatesBody {
  channels: ChannelStateBody[];
}

export interface CodeBody {
  code?: null | string;
}

export interface CodeSentBody {
  expires_at: string;
}

export interface ConsentBody {
  text_version?: null | string;
}

export interface ContactBody {
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

export interface ContactsBody {
  channel: string;
  contacts: ContactBody[];
  incomplete: boolean;
  opted_out?: null | EvidenceBody;
}

export interface CountBody {
  unread: number;
  total: number;
  sequence: number;
}

export interface DeadLetterBody {
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

export interface DeadLettersBody {
  data: DeadLetterBody[];
  next_cursor?: null | string;
}

export interface DecisionBody {
  channel: string;
  verdict: string;
  reason: string;
  words: string;
  silent: boolean;
  until?: null | string;
}

export interface DeliveriesBody {
  data: DeliveryBody[];
  next_cursor?: null | string;
}

export interface DeliveryBody {
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

export interface DiscardedBody {
  discarded: number;
}

export interface DocumentBody {
  kind: string;
  name: string;
  content: JsonElement;
}

/** A channel that goes out as well, unless the person has read or dismissed the item by then. */
export interface Escalation {
  /** Over which channel; one that the host does not have is passed over. */
  channel: string;
  /** How long the person has, from when the person is first told: one second to 31 days. */
  within: string;
}

export interface EvidenceBody {
  at: string;
  source: string;
  text_version?: null | string;
}

export interface ExportBody {
  documents: DocumentBody[];
}

export interface FactBody {
  at: string;
  actor: string;
  action: string;
  target: string;
  outcome: string;
}

export interface FieldProblem {
  field: string;
  message: string;
  limit: string;
}

export interface FollowedBody {
  url?: null | string;
}

/** How often a person wants to hear of a type. */
export type Frequency = "immediate" | "hourly" | "daily";

export interface GroupBody {
  key: string;
  title: string;
  count: number;
  until?: null | string;
  unread?: null | number;
}

export interface GroupItemsBody {
  key?: null | string;
  title?: null | string;
  count: number;
  unread: number;
  items: ItemBody[];
  until?: null | string;
}

export interface ItemBody {
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

export interface ItemsBody {
  data: ItemBody[];
}

export type JsonElement = unknown;

export type JsonObject = Record<string, unknown>;

export interface LetterFilterBody {
  ids?: null | string[];
  channel?: null | string;
  cause?: null | string;
  user_id?: null | string;
  from?: null | string;
  to?: null | string;
  all?: boolean;
}

export interface LimitsBody {
  concurrency?: null | number;
  rate?: null | RateBody;
}

export interface LiveBody {
  sequence: number;
  unread: number;
  item?: null | ItemBody;
  group?: null | GroupBody;
  ids?: null | string[];
}

export interface MarkedBody {
  unread: number;
  sequence: number;
  version: number;
}

export interface NewContactBody {
  address: string;
  country?: null | string;
}

export interface NodeCircuitBody {
  node: string;
  open_until: string;
}

/** What is to be told, before anyone is chosen. Immutable but for JsonObject? Notification.Metadata, which is copied when compiled. */
export interface Notification {
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
export interface NotificationAction {
  /** What the analytics and your own code know the button by; unique within its notification. */
  key: string;
  /** What the person reads. */
  label: string;
  /** An https address or a rooted path of the host's own site; anything else is refused. */
  url: string;
}

export interface OpenedBody {
  channel?: string;
}

export interface PageBody {
  data: ItemBody[];
  pagination: PaginationBody;
}

export interface PaginationBody {
  returned_count: number;
  total_count: number;
  limit: number;
  has_more: boolean;
  next_cursor?: null | string;
}

export interface PreferencesBody {
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
export type Priority = "low" | "normal" | "high" | "critical";

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  request_id: string;
  field?: null | string;
  problems?: null | FieldProblem[];
}

export interface PushKeyBody {
  key: string;
}

export interface QueueBody {
  channel: string;
  due: number;
  waiting: number;
  claimed: number;
  oldest_due?: null | string;
  next_due?: null | string;
  circuit_open_until?: null | string;
}

export interface QueuesBody {
  channels: QueueBody[];
}

export interface QuietHoursBody {
  enabled?: null | boolean;
  windows?: null | QuietWindowBody[];
  keep_to_inbox?: null | boolean;
}

export interface QuietWindowBody {
  start: string;
  end: string;
  days?: null | string[];
}

export interface RateBody {
  limit: number;
  per: string;
}

export interface ReadAllBody {
  up_to: number;
}

export interface ReadPatchBody {
  read?: boolean;
}

export interface ReceiptBody {
  user_hash: string;
  at: string;
  removed: Record<string, number>;
}

export interface RehearseRulesBody {
  text: string;
  file?: string;
  days?: number;
}

/** What would change for one person and event. */
export interface RehearsedChange {
  /** The event's publication. */
  event_id: string;
  /** Its type. */
  event_type: string;
  /** The person, or `topic:` and the topic. */
  who: string;
  /** `gained`, `lost` or `delayed`. */
  change: string;
}

export interface RehearsedNoticeBody {
  rule_id: string;
  notification: Notification;
  people: RehearsedPersonBody[];
  user_ids?: null | string[];
  segment?: null | string;
}

export interface RehearsedNoticesBody {
  data: RehearsedNoticeBody[];
}

export interface RehearsedPersonBody {
  user_id: string;
  priority: string;
  listed: boolean;
  channels: DecisionBody[];
}

/** How one set of rules differs from the present one, counted by event and person. */
export interface RehearsedRules {
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

export interface RemovedBody {
  removed: number;
}

export interface ReplayBody {
  filter: LetterFilterBody;
  most?: number;
  per_minute?: number;
}

export interface ReplayedBody {
  replayed: number;
  waiting: Record<string, number>;
  refiled: Record<string, number>;
}

export interface RuleBody {
  id: string;
  version: number;
  enabled: boolean;
  rule: JsonObject;
}

export interface RuleFillBody {
  id: string;
  values: JsonObject;
}

export interface RulePutBody {
  version: number;
  rule: JsonObject;
  enabled?: boolean;
}

export interface RuleSwitchBody {
  ids: string[];
  enabled: boolean;
}

export interface RuleTemplateBody {
  name: string;
  description: string;
  values: RuleTemplateValueBody[];
}

export interface RuleTemplateValueBody {
  name: string;
  description: string;
  otherwise?: null | string;
}

export interface RuleTemplatesBody {
  data: RuleTemplateBody[];
}

export interface RulesBody {
  data: RuleBody[];
}

export interface RulingBody {
  delivery_id: string;
  decision: DecisionBody;
  at: string;
}

export interface SchemaBody {
  types: TypeBody[];
  channels: ChannelBody[];
  severities: Severity[];
  priorities: Priority[];
  frequencies: Frequency[];
}

/** What happened and how it looks. It says nothing about how hard to try: that is Priority. */
export type Severity = "info" | "success" | "warning" | "error" | "critical";

export interface SocketBody {
  event: string;
  id?: null | string;
  data?: unknown;
  code?: null | string;
  detail?: null | string;
}

/** Something that happened, before anyone is chosen: the rules say who hears of it, and how. */
export interface SourceEvent {
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

export interface SubscriptionBody {
  endpoint: string;
  keys: SubscriptionKeys;
  expiration_time?: null | number;
}

export interface SubscriptionKeys {
  p256dh: string;
  auth: string;
}

export interface TestSentBody {
  id: string;
  deliveries: number;
}

export interface TypeAnalyticsBody {
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

export interface TypeBody {
  name: string;
  mandatory: boolean;
  carries_confidence: boolean;
  minimum_severity: Severity;
  frequency: Frequency;
  channels?: null | string[];
}

export interface TypePreferenceBody {
  enabled?: null | boolean;
  minimum_severity?: null | Severity;
  high_priority_only?: null | boolean;
  frequency?: null | Frequency;
  channels?: null | string[];
  left_channels?: null | string[];
}

export interface UnsubscribedBody {
  endpoint: string;
}

export interface WhyBody {
  id: string;
  type: string;
  priority: string;
  listed: boolean;
  created_at: string;
  decisions: DecisionBody[];
  rulings: RulingBody[];
  attempts: AttemptBody[];
}
