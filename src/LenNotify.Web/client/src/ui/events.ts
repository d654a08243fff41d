import type { ItemBody } from '../api.js';
import type { PreferencesDocument } from '../headless/choices.js';

/** What the elements tell the page, and what stands in `detail`. */
export interface LenEvents {
  /** Before something leads anywhere; cancel it to lead there yourself. */
  'len-open': { item: ItemBody; key?: string; url: string | null };
  /** Before a button calls the host; cancel it to call yourself. */
  'len-call': { item: ItemBody; key: string; url: string; method: string };
  'len-called': { item: ItemBody; key: string; url: string; method: string };
  /** Before a toast; cancel it to show none. */
  'len-toast': { item: ItemBody; missed: boolean };
  'len-tone': { severity: string };
  'len-toggle': { open: boolean };
  'len-saved': { preferences: PreferencesDocument };
  'len-push': { offered: boolean; granted?: boolean };
  /** Something that nobody waits for went wrong. */
  'len-problem': { error: unknown };
}

/** Tells the page; false when it wants nothing more to be done about it. */
export type Tell = <K extends keyof LenEvents>(name: K, detail: LenEvents[K], cancelable?: boolean) => boolean;

/** The events of the elements, as a listener gets them. */
export type LenCustomEvents = { [K in keyof LenEvents]: CustomEvent<LenEvents[K]> };

declare global {
  interface GlobalEventHandlersEventMap extends LenCustomEvents {}
}
