import type { PreferencesBody, QuietHoursBody, QuietWindowBody, TypePreferenceBody } from '../api.js';

/** A person's preferences as the server sends them: whole, with days and times as it writes them. */
export interface PreferencesDocument {
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

export interface TypeChoice {
  enabled: boolean;
  minimum_severity?: string | null;
  high_priority_only: boolean;
  frequency?: string | null;
  channels?: string[] | null;
}

export interface QuietChoice {
  enabled: boolean;
  windows: WindowChoice[];
  keep_to_inbox: boolean;
}

export interface WindowChoice {
  /** Such as `22:00`. */
  start: string;
  /** As `start`, or `24:00`. */
  end: string;
  /** Such as `mon`. */
  days: string[];
}

// A member that only one of both knows is an error here, so that no change of the API goes by unseen.
type Same<One, Other> = [keyof One] extends [keyof Other] ? [keyof Other] extends [keyof One] ? true : never : never;

/** Holds as long as the API's document and this one have the same members. */
export type Checked = [Same<PreferencesBody, PreferencesDocument>, Same<TypePreferenceBody, TypeChoice>, Same<QuietHoursBody, QuietChoice>, Same<QuietWindowBody, WindowChoice>] extends true[] ? true : never;

export const checked: Checked = true;
