// Written by declarations.mjs: do not edit.

export * from './lennotify-client.js';

import type { ClientSettings, ItemBody, NotificationClient, PreferencesDocument } from './lennotify-client.js';

/** What the elements tell the page, and what stands in `detail`. */
interface LenEvents {
    /** Before something leads anywhere; cancel it to lead there yourself. */
    'len-open': {
        item: ItemBody;
        key?: string;
        url: string | null;
    };
    /** Before a button calls the host; cancel it to call yourself. */
    'len-call': {
        item: ItemBody;
        key: string;
        url: string;
        method: string;
    };
    'len-called': {
        item: ItemBody;
        key: string;
        url: string;
        method: string;
    };
    /** Before a toast; cancel it to show none. */
    'len-toast': {
        item: ItemBody;
        missed: boolean;
    };
    'len-tone': {
        severity: string;
    };
    'len-toggle': {
        open: boolean;
    };
    'len-saved': {
        preferences: PreferencesDocument;
    };
    'len-push': {
        offered: boolean;
        granted?: boolean;
    };
    /** Something that nobody waits for went wrong. */
    'len-problem': {
        error: unknown;
    };
}
/** Tells the page; false when it wants nothing more to be done about it. */
type Tell = <K extends keyof LenEvents>(name: K, detail: LenEvents[K], cancelable?: boolean) => boolean;
/** The events of the elements, as a listener gets them. */
type LenCustomEvents = {
    [K in keyof LenEvents]: CustomEvent<LenEvents[K]>;
};
declare global {
    interface GlobalEventHandlersEventMap extends LenCustomEvents {
    }
}

/** What all elements have: a shadow tree, styles, and the page's client for their `api`. */
declare abstract class LenElement extends HTMLElement {
    #private;
    protected readonly root: ShadowRoot;
    /** The client; that of the page for the attribute `api`, unless another is given before the element is on the page. */
    get client(): NotificationClient;
    set client(client: NotificationClient);
    /** Ends with the element's time on the page. */
    protected get life(): AbortSignal;
    connectedCallback(): void;
    disconnectedCallback(): void;
    /** Builds the tree; called each time it comes to a page. */
    protected abstract begin(): void;
    protected get isLive(): boolean;
    protected styles(): readonly string[];
    /** Tells the page; false when it wants nothing more to be done about it. */
    protected tell<K extends keyof LenEvents>(name: K, detail: LenEvents[K], cancelable?: boolean): boolean;
    /** Every so many milliseconds while the element is on the page and the page is looked at. */
    protected every(milliseconds: number, act: () => void): void;
}
/** Names an element once, however often the script is on the page. */
declare function define(name: string, type: CustomElementConstructor): void;
/** Why something did not work, in words for whoever looks at the page: not the browser's own when the network is gone. */
declare const reasonOf: (error: unknown) => string;
/** What went wrong, in a sentence that is read out. */
declare const failure: (error: unknown) => HTMLParagraphElement;

/** What a person may choose, on one page. Attribute: `api`. */
declare class LenPreferences extends LenElement {
    #private;
    protected styles(): string[];
    /** Whether there is something that is not saved. */
    get isChanged(): boolean;
    protected begin(): void;
    /** Stores the changes; what is wrong is shown at its field. */
    save(): Promise<boolean>;
}

/** A bell with the count of what is unread, and the inbox behind it. Attributes: `api`, `max` (99), `toasts`, `calls`, `href`. */
declare class LenBell extends LenElement {
    #private;
    static observedAttributes: string[];
    protected styles(): string[];
    attributeChangedCallback(): void;
    /** The highest count that is shown as it is. */
    get max(): number;
    get isOpen(): boolean;
    protected begin(): void;
    open(): void;
    close(focus?: boolean): void;
}

/** Everything that came, by time, type, severity and words, with export. Attribute: `api`. */
declare class LenHistory extends LenElement {
    #private;
    protected styles(): string[];
    protected begin(): void;
}

/** Who follows: an element that can tell the page. */
interface Follower {
    readonly client: NotificationClient;
    /** Path prefixes that buttons may call instead of leading there. */
    readonly calls: string;
    tell: Tell;
}
/** What is told to the server goes wrong without anybody waiting for it: the page hears of it. */
declare function settle(follower: Follower, promise: Promise<unknown>): void;
/** The person followed an item or one of its buttons. A page that leads there itself cancels `len-open`. */
declare function follow(follower: Follower, event: Event, item: ItemBody, key?: string): void;
/** The method by which a button calls the host's own API: the item asks for it in `metadata.calls`, and the page allows its path. */
declare function callOf(follower: Follower, item: ItemBody, key: string, url: string): string | null;
/** Calls the host's API for a button. A page that calls itself cancels `len-call`. */
declare function call(follower: Follower, item: ItemBody, key: string, url: string, method: string): Promise<void>;

/** The inbox: filters, items and groups, read page by page as somebody scrolls. */
declare class LenInbox extends LenElement implements Follower {
    #private;
    get calls(): string;
    protected styles(): string[];
    tell<K extends keyof LenEvents>(name: K, detail: LenEvents[K], cancelable?: boolean): boolean;
    protected begin(): void;
    /** Reads what is shown again. */
    refresh(): Promise<void>;
}

declare const WORKER: string;
/** Offers push to this browser; the browser itself asks on a click only. Attributes: `api`, `worker` (where the service worker is). */
declare class LenPush extends LenElement {
    #private;
    protected styles(): string[];
    protected get isLive(): boolean;
    protected begin(): void;
}

/** What happens as it happens, and what happened before, one by one. Attributes: `api`, `type` (only these, with commas), `calls`. */
declare class LenStream extends LenElement implements Follower {
    #private;
    get calls(): string;
    protected styles(): string[];
    tell<K extends keyof LenEvents>(name: K, detail: LenEvents[K], cancelable?: boolean): boolean;
    protected begin(): void;
}

/** Shows what is new for a while. Attributes: `api`, `calls`, `silent` (no tones), `no-desktop` (nothing outside of the page). */
declare class LenToasts extends LenElement implements Follower {
    #private;
    get calls(): string;
    protected styles(): string[];
    tell<K extends keyof LenEvents>(name: K, detail: LenEvents[K], cancelable?: boolean): boolean;
    protected begin(): void;
    /** Shows a toast for an item, whether it is new or not. */
    show(item: ItemBody): void;
    hide(id: string): void;
}

/** Why an item took the channels that it took, and what came of it. Attribute `item`: its id. */
declare class LenWhy extends LenElement {
    static observedAttributes: string[];
    protected styles(): string[];
    protected get isLive(): boolean;
    attributeChangedCallback(): void;
    protected begin(): void;
}

declare const DEFAULT_API = "/api/notifications";
/** How every element of the page connects: a token, credentials. Call it before the first element is on the page. */
declare function configure(settings: Omit<ClientSettings, 'api'>): void;
declare const settingsOfThePage: () => Omit<ClientSettings, "api">;
/** One connection for all elements of a page that name the same API. */
declare function clientFor(api: string): NotificationClient;

/** A text, or one for each plural form of `Intl.PluralRules`; `{name}` stands for a value. */
type Text = string | Readonly<Record<string, string>>;
/** Everything that is shown. Change it with `localise` before the first element is on the page. */
declare const strings: {
    operations: string;
    channelsAndQueue: string;
    channel: string;
    actions: string;
    state: string;
    due: string;
    waiting: string;
    claimed: string;
    oldest: string;
    circuits: string;
    noCircuits: string;
    until: string;
    pausedBy: string;
    pause: string;
    resume: string;
    states: Record<string, string>;
    letters: string;
    cause: string;
    person: string;
    died: string;
    replay: string;
    replayAll: string;
    discard1: string;
    replayed: string | Readonly<Record<string, string>>;
    discarded: string | Readonly<Record<string, string>>;
    noLetters: string;
    audit: string;
    actor: string;
    action: string;
    target: string;
    outcome: string;
    at: string;
    nothingYet: string;
    next: string;
    figures: string;
    period: string;
    periods: Record<number, string>;
    sent: string;
    delivered: string;
    opened: string;
    clicked: string;
    dismissed: string;
    failed1: string;
    rate: string;
    rateHint: string;
    timeToRead: string;
    seconds: string;
    rateByType: string;
    byType: string;
    overTime: string;
    asTable: string;
    history: string;
    from: string;
    to: string;
    search: string;
    export: string;
    channelsTitle: string;
    channelOn: string;
    test: string;
    testSent: string;
    typesTitle: string;
    wanted: string;
    mandatory: string;
    minimumSeverity: string;
    frequency: string;
    leftOver: string;
    highOnly: string;
    usual: string;
    confidenceTitle: string;
    confidence: string;
    filtersTitle: string;
    filtersHint: string;
    filterKey: string;
    filterValues: string;
    addFilter: string;
    remove: string;
    quietTitle: string;
    quietOn: string;
    quietKeep: string;
    zone: string;
    zoneUsual: string;
    start: string;
    end: string;
    onDays: string;
    addWindow: string;
    window: string;
    digestTitle: string;
    digestAt: string;
    emailDigestTitle: string;
    emailDigest: string;
    emailDigestHint: string;
    language: string;
    prioritiesTitle: string;
    byDefault: string;
    save: string;
    saved: string;
    discard: string;
    changed: string;
    changedElsewhere: string;
    wrongFields: string | Readonly<Record<string, string>>;
    allowed: string;
    address: string;
    addressOf: string;
    anotherAddressOf: string;
    setAddress: string;
    noAddress: string;
    keptByHost: string;
    keptByHostHint: string;
    unknownAddresses: string;
    verified: string;
    notVerified: string;
    sendCode: string;
    codeSent: string;
    code: string;
    verify: string;
    optedOut: string;
    optIn: string;
    optOut: string;
    consent: string;
    consentVersion: string;
    consented: string;
    consentedAtHost: string;
    consentAtHost: string;
    suppressed: string;
    thisBrowser: string;
    thisBrowserOff: string;
    notifications: string;
    unread: Text;
    newest: string;
    all: string;
    onlyUnread: string;
    notShown: string;
    show: string;
    everyType: string;
    everySeverity: string;
    type: string;
    severity: string;
    priority: string;
    markAll: string;
    dismiss: string;
    close: string;
    why: string;
    whyNot: string;
    soundOn: string;
    soundOff: string;
    empty: string;
    emptyHint: string;
    nothingFound: string;
    more: Text;
    fewer: string;
    loading: string;
    failed: string;
    unreachable: string;
    tryAgain: string;
    offline: string;
    missed: Text;
    done: string;
    seeAll: string;
    read: string;
    unreadMark: string;
    severities: Record<string, string>;
    priorities: Record<string, string>;
    frequencies: Record<string, string>;
    verdicts: Record<string, string>;
    channels: Record<string, string>;
    types: Record<string, string>;
    days: Record<string, string>;
    attempts: string;
    attempt: string;
    later: string;
    pushAsk: string;
    pushHint: string;
    pushYes: string;
    pushNo: string;
    pushDone: string;
    pushDenied: string;
    alerts: string;
    live: string;
    paused: string;
};
type Strings = typeof strings;
/** Replaces texts, for another language or other words. */
declare function localise(other: Partial<Strings>): void;
/** The text with its values. */
declare function say(text: Text, values?: Record<string, string | number>): string;
/** A name as a person reads it, when nobody gave it another: order_filled is Order filled. */
declare const named: (known: Record<string, string>, name: string) => string;
declare const language: () => string;
/** How long ago, for people. */
declare function ago(instant: string): string;
declare const moment: (instant: string) => string;
declare const number: (value: number) => string;

declare global {
    interface HTMLElementTagNameMap {
        'len-bell': LenBell;
        'len-inbox': LenInbox;
        'len-toasts': LenToasts;
        'len-stream': LenStream;
        'len-history': LenHistory;
        'len-why': LenWhy;
        'len-push': LenPush;
        'len-preferences': LenPreferences;
    }
}

export { clientFor, configure, localise, strings, type LenCustomEvents, type LenEvents, type Strings, type Text };
