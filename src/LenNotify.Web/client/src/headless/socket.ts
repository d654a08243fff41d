import type { SocketMessage } from './messages.js';
import { reconnectDelay, type ReconnectSettings } from './reconnect.js';

export type LiveStatus = 'stopped' | 'connecting' | 'online' | 'offline';

export interface SocketSettings {
  /** Where to connect now; asked before each try. */
  url: () => Promise<string>;
  onMessage: (message: SocketMessage) => void;
  onStatus: (status: LiveStatus) => void;
  open?: (url: string) => WebSocket;
  reconnect?: ReconnectSettings;
}

const SILENCE = 25_000;
const PATIENCE = 10_000;

/** A WebSocket that always comes back. A network that swallows everything without a word is noticed by asking. */
export class LiveSocket {
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;
  #running = false;
  #round = 0;

  constructor(private readonly settings: SocketSettings) {}

  start(): void {
    if (!this.#running) {
      this.#running = true;
      this.#tries = 0;
      void this.#connect();
    }
  }

  stop(): void {
    this.#running = false;
    this.#drop();
    this.settings.onStatus('stopped');
  }

  /** The network went: no use in waiting until that shows. */
  lost(): void {
    if (this.#running) {
      this.#drop();
      this.#again();
    }
  }

  /** The network is back, or the page is looked at again: whoever waits for a late try has the first one again. */
  hurry(): void {
    if (this.#running && !this.#socket) {
      this.#tries = 0;
      this.#again();
    }
  }

  async #connect(): Promise<void> {
    const round = ++this.#round;
    this.settings.onStatus('connecting');
    let url: string;
    try {
      url = await this.settings.url();
    } catch {
      // No token now; perhaps at the next try.
      this.#lostIn(round);
      return;
    }

    if (round !== this.#round || !this.#running) {
      return;
    }

    const socket = (this.settings.open ?? ((to) => new WebSocket(to)))(url);
    this.#socket = socket;
    this.#expect(PATIENCE);
    socket.onmessage = ({ data }) => {
      if (round === this.#round) {
        this.#heard(JSON.parse(data as string) as SocketMessage);
      }
    };
    socket.onclose = () => this.#lostIn(round);
    socket.onerror = () => this.#lostIn(round);
  }

  #heard(message: SocketMessage): void {
    this.#wait(() => this.#ask(), SILENCE);
    if (message.event === 'connected') {
      this.#tries = 0;
      this.settings.onStatus('online');
    }

    this.settings.onMessage(message);
  }

  #ask(): void {
    this.#socket?.send(JSON.stringify({ command: 'unread_count', id: 'alive' }));
    this.#expect(PATIENCE);
  }

  #expect(within: number): void {
    this.#wait(() => this.lost(), within);
  }

  #lostIn(round: number): void {
    if (round === this.#round && this.#running) {
      this.#drop();
      this.#again();
    }
  }

  #again(): void {
    this.settings.onStatus('offline');
    this.#wait(() => void this.#connect(), reconnectDelay(this.#tries++, this.settings.reconnect));
  }

  #wait(then: () => void, milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, milliseconds);
  }

  #drop(): void {
    this.#round++;
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    if (socket) {
      socket.onmessage = socket.onclose = socket.onerror = null;
      socket.close();
    }
  }
}
