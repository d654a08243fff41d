import type { CountBody, FollowedBody, ItemBody, MarkedBody, PageBody, WhyBody } from '../api.js';
import { Http, type HttpSettings, type Query } from './http.js';
import type { GroupBody, LiveBody, SocketMessage } from './messages.js';
import type { ReconnectSettings } from './reconnect.js';
import { Settings } from './settings.js';
import { LiveSocket, type LiveStatus } from './socket.js';

export interface ClientSettings extends HttpSettings {
  /** Where `MapNotifications` is mapped. */
  api?: string;
  openSocket?: (url: string) => WebSocket;
  reconnect?: ReconnectSettings;
}

/** What is known now. `sequence` is that of the last item that came. */
export interface ClientState {
  readonly unread: number;
  readonly sequence: number;
  readonly version: number;
  readonly status: LiveStatus;
}

export interface ClientEvents {
  /** Whatever is in `state` changed. */
  state: ClientState;
  /** A new item, once and in order; `missed` when it came while this client was away. */
  item: { item: ItemBody; missed: boolean };
  /** Items were read or dismissed, here or elsewhere; `upTo` for all up to a sequence. */
  marked: { kind: 'read' | 'dismissed'; ids?: readonly string[]; upTo?: number };
  /** Read again what you show: more changed than can be told. */
  stale: null;
  group: GroupBody;
  preferences: null;
}

/** One person's notifications without any look: state, actions, and a live connection that always comes back. */
export class NotificationClient extends EventTarget {
  readonly http: Http;
  readonly settings: Settings;
  /** The page's own site, asked with the same token. */
  readonly site: Http;
  readonly #socket: LiveSocket;
  #state: ClientState = { unread: 0, sequence: 0, version: -1, status: 'stopped' };
  #begun = false;
  #users = 0;
  #caughtUp = 0;
  #marked: Promise<unknown> = Promise.resolve();

  constructor({ api = '/api/notifications', openSocket, reconnect, ...http }: ClientSettings = {}) {
    super();
    this.http = new Http(api, http);
    this.site = new Http('', http);
    this.settings = new Settings(this.http);
    this.#socket = new LiveSocket({
      url: () => this.#url(),
      open: openSocket,
      reconnect,
      onStatus: (status) => this.#set({ status }),
      onMessage: (message) => this.#hear(message),
    });
  }

  get state(): ClientState {
    return this.#state;
  }

  on<K extends keyof ClientEvents>(name: K, hear: (detail: ClientEvents[K]) => void, signal?: AbortSignal): void {
    this.addEventListener(name, (event) => hear((event as CustomEvent<ClientEvents[K]>).detail), { signal });
  }

  /** Connects, until as many have said `stop`. */
  start(): void {
    if (this.#users++ === 0) {
      globalThis.addEventListener?.('online', this.#online);
      globalThis.addEventListener?.('offline', this.#offline);
      this.#socket.start();
    }
  }

  stop(): void {
    if (this.#users > 0 && --this.#users === 0) {
      globalThis.removeEventListener?.('online', this.#online);
      globalThis.removeEventListener?.('offline', this.#offline);
      this.#socket.stop();
    }
  }

  list = (query: Query = {}) => this.http.get<PageBody>('/', query);

  count = () => this.http.get<CountBody>('/count');

  why = (id: string) => this.http.get<WhyBody>(`/${encodeURIComponent(id)}/why`);

  read = (id: string) => this.#mark('read', { ids: [id] }, () => this.http.post<MarkedBody>(`/${encodeURIComponent(id)}/read`));

  dismiss = (id: string) => this.#mark('dismissed', { ids: [id] }, () => this.http.delete<MarkedBody>(`/${encodeURIComponent(id)}`));

  /** Up to what the person was shown: what came since stays unread. */
  readAll = (upTo: number) => this.#mark('read', { upTo }, () => this.http.post<MarkedBody>('/read-all', { up_to: upTo }));

  /** The person followed the item, or one of its buttons; answers where that leads. */
  follow = (id: string, key?: string) => this.http.post<FollowedBody>(`/${encodeURIComponent(id)}/action`, key === undefined ? {} : { key });

  opened = (id: string) => this.http.post<void>(`/${encodeURIComponent(id)}/opened`);

  // Shown at once; what the server refuses is read again.
  async #mark(kind: 'read' | 'dismissed', which: { ids?: string[]; upTo?: number }, go: () => Promise<MarkedBody>): Promise<void> {
    this.#tell('marked', { kind, ...which });
    try {
      // One after the other: what is told of marks at once may come in any order.
      const answered = this.#marked.then(go, go);
      this.#marked = answered;
      const { unread, version } = await answered;
      // Answers overtake each other; a live connection tells the count in its order.
      this.#set({ version: Math.max(version, this.#state.version), ...(this.#state.status === 'online' ? {} : { unread }) });
    } catch (error) {
      this.#tell('stale', null);
      throw error;
    }
  }

  async #url(): Promise<string> {
    const url = new URL(`${this.http.base}/ws`, globalThis.location?.href);
    url.protocol = url.protocol.replace('http', 'ws');
    const token = await this.http.token();
    if (token) {
      url.searchParams.set('access_token', token);
    }

    if (this.#begun) {
      url.searchParams.set('after', String(this.#state.sequence));
    }

    return url.href;
  }

  #hear(message: SocketMessage): void {
    switch (message.event) {
      case 'connected':
        this.#connected(message.data);
        break;
      case 'answer':
        this.#set({ unread: message.data.unread });
        break;
      case 'error':
        break;
      default:
        this.#happened(message.event, message.data);
    }
  }

  #connected({ unread, sequence, version }: MarkedBody): void {
    const known = this.#state.version;
    this.#caughtUp = sequence;
    this.#set({ unread, version, ...(this.#begun ? {} : { sequence }) });
    if (!this.#begun || known !== version) {
      this.#begun = true;
      this.#tell('stale', null);
    }
  }

  #happened(event: string, { item, ids, group, unread }: LiveBody): void {
    if (event === 'notification') {
      if (item && item.sequence > this.#state.sequence) {
        this.#set({ unread, sequence: item.sequence });
        this.#tell('item', { item, missed: item.sequence <= this.#caughtUp });
      }

      return;
    }

    this.#set({ unread });
    if (event === 'read' || event === 'dismissed') {
      this.#tell('marked', { kind: event, ids: ids ?? [] });
    } else if (event === 'group_summary' && group) {
      this.#tell('group', group);
    } else if (event === 'preferences_changed') {
      this.#tell('preferences', null);
    } else if (event === 'unread_count') {
      this.#tell('stale', null);
    }
  }

  #set(change: Partial<ClientState>): void {
    const next = { ...this.#state, ...change };
    if ((Object.keys(change) as (keyof ClientState)[]).some((name) => next[name] !== this.#state[name])) {
      this.#state = next;
      this.#tell('state', next);
    }
  }

  #tell<K extends keyof ClientEvents>(name: K, detail: ClientEvents[K]): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #online = () => this.#socket.hurry();

  #offline = () => this.#socket.lost();
}
