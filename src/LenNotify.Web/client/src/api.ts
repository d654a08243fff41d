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
  ended_at: null | string;
  state: null | string;
  cause: null | string;
}

export interface AuditBody {
  data: FactBody[];
  next_cursor: null | string;
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
  verified_at: null | string;
  consent: null | EvidenceBody;
  suppressed: null | string;
  country: null | string;
}

export interface ContactsBody {
  channel: string;
  contacts: ContactBody[];
  opted_out: null | EvidenceBody;
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
  next_cursor: null | string;
}

export interface DecisionBody {
  channel: string;
  verdict: string;
  reason: string;
  words: string;
  until: null | string;
  silent: boolean;
}

export interface DeliveriesBody {
  data: DeliveryBody[];
  next_cursor: null | string;
}

export interface DeliveryBody {
  id: string;
  user_id: string;
  channel: string;
  state: string;
  priority: string;
  attempts: number;
  due_at: string;
  cause: null | string;
  items: string[];
}

export interface DiscardedBody {
  discarded: number;
}

export interface EvidenceBody {
  at: string;
  source: string;
  text_version: null | string;
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
  url: null | string;
}

export type Frequency = number;

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
  confidence?: null | number;
  news_context?: null | string;
  attributes?: null | Record<string, string>;
  metadata?: null | JsonObject;
  filtered_by?: null | string;
  silent?: null | boolean;
}

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
  next_cursor: null | string;
}

/** A person's choices: one immutable document. `new Preferences()` is what a new person has. Change it with `with` or Preferences Preferences.Patch(string json, ITimeZones zones); documents with the same choices are equal. */
export interface Preferences {
  /** Counts the stored changes; 0 is a document that was never stored. */
  version?: number;
  /** The tz database id that quiet hours and digests go by; null is the host's string RoutingOptions.DefaultTimeZone. */
  time_zone?: null | string;
  /** A BCP 47 tag such as `nl` or `pt-BR`; null is the host's default. */
  language?: null | string;
  /** Below this a notification of a type that carries a confidence is filtered; 0-100. */
  confidence_threshold?: number;
  /** Channels turned on or off; one that is not named is as its ChannelPolicy says. */
  channels?: Record<string, boolean>;
  /** Replaces the default channels of a priority. */
  channels_by_priority?: Record<string, string[]>;
  /** Choices per type. */
  types?: Record<string, TypePreference>;
  /** Allow-lists by attribute: a notification that has the attribute must have one of the values. An empty list allows all, and a notification without the attribute passes. */
  filters?: Record<string, string[]>;
  /** When not to be disturbed. */
  quiet_hours?: QuietHours;
  /** When the daily digest comes, by the person's clock. */
  digest_at?: TimeOfDay;
}

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  request_id: string;
  field: null | string;
  problems: null | FieldProblem[];
}

export interface PushKeyBody {
  key: string;
}

export interface QueueBody {
  channel: string;
  due: number;
  waiting: number;
  claimed: number;
  oldest_due: null | string;
  next_due: null | string;
  circuit_open_until: null | string;
}

export interface QueuesBody {
  channels: QueueBody[];
}

/** When a person does not want to be disturbed, in string? Preferences.TimeZone. */
export interface QuietHours {
  /** Off until the person turns it on. */
  enabled?: boolean;
  /** Any number up to 50; they may overlap. 22:00-08:00 is filled in beforehand. */
  windows?: QuietWindow[];
  /** Keeps what comes in quiet hours to the inbox, instead of holding it to the end of the window. */
  keep_to_inbox?: boolean;
}

/** A wall-clock window: start inclusive, end exclusive. One whose end is not after its start runs past midnight and belongs to the day it starts on. 00:00-24:00 is the whole day; equal start and end are refused. */
export interface QuietWindow {
  /** The first quiet minute, 00:00-23:59. */
  start: TimeOfDay;
  /** The first minute after it; 24:00 is legal. */
  end: TimeOfDay;
  /** The days it starts on. */
  days?: Weekdays;
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

export interface RulingBody {
  delivery_id: string;
  decision: DecisionBody;
  at: string;
}

export interface SchemaBody {
  types: TypeBody[];
  channels: ChannelBody[];
  severities: string[];
  priorities: string[];
  frequencies: string[];
}

export type Severity = number;

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

/** A wall-clock time in whole minutes, from 00:00 up to and including 24:00, the end of a day. */
export interface TimeOfDay {
  /** Minutes since 00:00, 0-1440. */
  minutes?: number;
}

export interface TypeAnalyticsBody {
  type: string;
  sent: number;
  delivered: number;
  opened: number;
  clicked: number;
  dismissed: number;
  median_seconds_to_read: null | number;
}

export interface TypeBody {
  name: string;
  mandatory: boolean;
  carries_confidence: boolean;
  minimum_severity: string;
  frequency: string;
  channels: null | string[];
}

/** What a person chose for one type. What is null is left to the host's NotificationType. */
export interface TypePreference {
  /** Whether the person wants it at all. Not heard for a type the host made mandatory. */
  enabled?: boolean;
  minimum_severity?: null | Severity;
  /** Filters what is of Low or Normal priority. */
  high_priority_only?: boolean;
  frequency?: null | Frequency;
  /** The type's channels at every priority, instead of the priority's. */
  channels?: null | string[];
}

export interface UnsubscribedBody {
  endpoint: string;
}

/** A set of days of the week. In JSON a list such as `["mon", "tue"]`; absent means every day. */
export type Weekdays = number;

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
