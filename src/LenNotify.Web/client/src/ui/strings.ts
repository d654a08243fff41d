import { operatorTexts } from './texts/operator.js';
import { preferenceTexts } from './texts/preferences.js';

/** A text, or one for each plural form of `Intl.PluralRules`; `{name}` stands for a value. */
export type Text = string | Readonly<Record<string, string>>;

/** Everything that is shown. Change it with `localise` before the first element is on the page. */
export const strings = {
  notifications: 'Notifications',
  unread: { one: '{n} unread notification', other: '{n} unread notifications' } as Text,
  newest: 'New: {title}',
  all: 'All',
  onlyUnread: 'Unread',
  notShown: 'Filtered',
  show: 'Show',
  everyType: 'Every type',
  everySeverity: 'Every severity',
  type: 'Type',
  severity: 'Severity',
  priority: 'Priority',
  markAll: 'Mark all as read',
  dismiss: 'Dismiss',
  close: 'Close',
  why: 'Why did I get this?',
  whyNot: 'Why did I not get this?',
  soundOn: 'Sound is on',
  soundOff: 'Sound is off',
  empty: 'You are all caught up',
  emptyHint: 'What happens next shows up here.',
  nothingFound: 'Nothing fits these filters.',
  more: { one: 'Show {n} more', other: 'Show {n} more' } as Text,
  fewer: 'Show fewer',
  loading: 'Loading…',
  failed: 'That did not work: {reason}',
  unreachable: 'The server cannot be reached.',
  tryAgain: 'Try again',
  offline: 'You are offline. What you miss comes when you are back.',
  missed: { one: '{n} notification came while you were away', other: '{n} notifications came while you were away' } as Text,
  done: 'Done',
  seeAll: 'See all',
  read: 'read',
  unreadMark: 'unread',
  severities: { info: 'Info', success: 'Success', warning: 'Warning', error: 'Error', critical: 'Critical' } as Record<string, string>,
  priorities: { low: 'Low', normal: 'Normal', high: 'High', critical: 'Critical' } as Record<string, string>,
  frequencies: { immediate: 'At once', hourly: 'Hourly summary', daily: 'Daily summary' } as Record<string, string>,
  verdicts: { deliver: 'Delivered', hold: 'Held', digest: 'Summary', suppress: 'Not sent' } as Record<string, string>,
  channels: { inapp: 'Inbox', email: 'Email', sms: 'Text message', voice: 'Phone call', webpush: 'Browser push', slack: 'Slack', webhook: 'Webhook' } as Record<string, string>,
  types: {} as Record<string, string>,
  days: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' } as Record<string, string>,
  attempts: 'Attempts',
  attempt: 'Attempt {n}: {state}',
  later: 'Judged again: {words}',
  pushAsk: 'Get notified when this page is closed?',
  pushHint: 'Your browser asks you once. You can turn it off at any time.',
  pushYes: 'Turn on',
  pushNo: 'Not now',
  pushDone: 'This browser gets notified from now on.',
  pushDenied: 'Your browser does not allow it. Its site settings can change that.',
  alerts: 'Alerts',
  live: 'Live',
  paused: 'Not connected',
  ...preferenceTexts,
  ...operatorTexts,
};

export type Strings = typeof strings;

/** Replaces texts, for another language or other words. */
export function localise(other: Partial<Strings>): void {
  Object.assign(strings, other);
}

/** The text with its values. */
export function say(text: Text, values: Record<string, string | number> = {}): string {
  const form = typeof text === 'string' ? text : text[new Intl.PluralRules(language()).select(Number(values.n))] ?? text.other;
  return form.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}

/** A name as a person reads it, when nobody gave it another: order_filled is Order filled. */
export const named = (known: Record<string, string>, name: string) => known[name] ?? (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll(/[_.:-]+/g, ' ').toLowerCase().replace(/^./, (first) => first.toUpperCase());

export const language = () => document.documentElement.lang || navigator.language || 'en';

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [['day', 86_400], ['hour', 3_600], ['minute', 60]];

/** How long ago, for people. */
export function ago(instant: string): string {
  const seconds = (Date.parse(instant) - Date.now()) / 1000;
  const [unit, size] = UNITS.find(([, one]) => Math.abs(seconds) >= one) ?? ['second', 1];
  const away = new Intl.RelativeTimeFormat(language(), { numeric: 'auto', style: 'narrow' });
  return unit === 'second' ? away.format(0, 'second') : away.format(Math.trunc(seconds / size), unit as Intl.RelativeTimeFormatUnit);
}

export const moment = (instant: string) => new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));

export const number = (value: number) => new Intl.NumberFormat(language()).format(value);
