import type { NotificationClient } from '../headless/client.js';
import { Problem } from '../headless/http.js';
import base from '../styles/base.css';
import { h } from './dom.js';
import type { LenEvents } from './events.js';
import { clientFor, DEFAULT_API } from './shared.js';
import { say, strings } from './strings.js';

const sheets = new Map<string, CSSStyleSheet>();

// Made by script, so that a policy that forbids inline styles has nothing against them.
function sheetOf(text: string): CSSStyleSheet {
  let sheet = sheets.get(text);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    sheets.set(text, sheet);
  }

  return sheet;
}

/** What all elements have: a shadow tree, styles, and the page's client for their `api`. */
export abstract class LenElement extends HTMLElement {
  protected readonly root = this.attachShadow({ mode: 'open' });
  #client: NotificationClient | null = null;
  #life: AbortController | null = null;

  /** The client; that of the page for the attribute `api`, unless another is given before the element is on the page. */
  get client(): NotificationClient {
    return this.#client ??= clientFor(this.getAttribute('api') ?? DEFAULT_API);
  }

  set client(client: NotificationClient) {
    this.#client = client;
  }

  /** Ends with the element's time on the page. */
  protected get life(): AbortSignal {
    return (this.#life ??= new AbortController()).signal;
  }

  connectedCallback(): void {
    this.root.adoptedStyleSheets = [base, ...this.styles()].map(sheetOf);
    this.#life = new AbortController();
    if (this.isLive) {
      this.client.start();
    }

    this.begin();
  }

  disconnectedCallback(): void {
    this.#life?.abort();
    if (this.isLive) {
      this.client.stop();
    }

    this.root.replaceChildren();
  }

  /** Builds the tree; called each time it comes to a page. */
  protected abstract begin(): void;

  protected get isLive(): boolean {
    return true;
  }

  protected styles(): readonly string[] {
    return [];
  }

  /** Tells the page; false when it wants nothing more to be done about it. */
  protected tell<K extends keyof LenEvents>(name: K, detail: LenEvents[K], cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }

  /** Every so many milliseconds while the element is on the page and the page is looked at. */
  protected every(milliseconds: number, act: () => void): void {
    const timer = setInterval(() => document.hidden || act(), milliseconds);
    this.life.addEventListener('abort', () => clearInterval(timer));
  }
}

/** Names an element once, however often the script is on the page. */
export function define(name: string, type: CustomElementConstructor): void {
  if (!customElements.get(name)) {
    customElements.define(name, type);
  }
}

/** Why something did not work, in words for whoever looks at the page: not the browser's own when the network is gone. */
export const reasonOf = (error: unknown) => (error instanceof Problem && error.code === 'unreachable' ? strings.unreachable : (error as Error).message);

/** What went wrong, in a sentence that is read out. */
export const failure = (error: unknown) => h('p', { class: 'failure', part: 'failure', role: 'alert' }, say(strings.failed, { reason: reasonOf(error) }));
