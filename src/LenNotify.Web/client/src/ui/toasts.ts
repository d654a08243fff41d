import type { ItemBody } from '../api.js';
import { safeUrl } from '../headless/links.js';
import text from '../styles/toasts.css';
import { choices } from './choices.js';
import { button, h, icon, severityIcon } from './dom.js';
import { LenElement } from './element.js';
import { follow, settle, type Follower } from './follow.js';
import { named, say, strings } from './strings.js';
import { play } from './tone.js';

/** How long a toast stays, in milliseconds; what is not here stays until somebody dismisses it. */
const STAYS: Readonly<Record<string, number>> = { info: 5_000, success: 5_000, warning: 10_000, error: 10_000 };
const MOST = 5;

interface Shown {
  readonly element: HTMLElement;
  readonly stays: number | undefined;
  timer?: ReturnType<typeof setTimeout>;
}

/** Shows what is new for a while. Attributes: `api`, `calls`, `silent` (no tones), `no-desktop` (nothing outside of the page). */
export class LenToasts extends LenElement implements Follower {
  readonly #shown = new Map<string, Shown>();
  readonly #stack = h('div', { class: 'stack', part: 'stack', role: 'region', 'aria-live': 'polite', 'aria-label': strings.notifications });
  #missed = 0;

  get calls(): string {
    return this.getAttribute('calls') ?? '';
  }

  protected override styles() {
    return [text];
  }

  override tell(name: string, detail: unknown, cancelable = false): boolean {
    return super.tell(name, detail, cancelable);
  }

  protected begin(): void {
    this.root.replaceChildren(this.#stack);
    this.client.on('item', ({ item, missed }) => this.#take(item, missed), this.life);
    this.client.on('marked', ({ ids }) => ids?.forEach((id) => this.hide(id)), this.life);
    this.life.addEventListener('abort', () => [...this.#shown.keys()].forEach((id) => this.hide(id)));
  }

  /** Shows a toast for an item, whether it is new or not. */
  show(item: ItemBody): void {
    this.#put(item.id, this.#toast(item), STAYS[item.severity]);
  }

  hide(id: string): void {
    const shown = this.#shown.get(id);
    clearTimeout(shown?.timer);
    shown?.element.remove();
    this.#shown.delete(id);
  }

  #take(item: ItemBody, missed: boolean): void {
    if (item.silent || item.read || !this.tell('len-toast', { item, missed }, true)) {
      return;
    }

    if (missed && item.severity !== 'critical') {
      this.#summarise();
      return;
    }

    this.show(item);
    if (document.hidden) {
      this.#desktop(item);
    } else if (!this.hasAttribute('silent') && choices().sound) {
      play(item.severity);
      this.tell('len-tone', { severity: item.severity });
    }
  }

  // Whoever was away for long wants one word about it, not a hundred.
  #summarise(): void {
    this.#missed = this.#shown.has('missed') ? this.#missed + 1 : 1;
    const body = h('div', { class: 'body' }, h('p', { class: 'title', part: 'title' }, say(strings.missed, { n: this.#missed })));
    this.#put('missed', this.#frame('missed', 'info', body), STAYS.info);
  }

  #put(id: string, element: HTMLElement, stays: number | undefined): void {
    this.hide(id);
    const shown: Shown = { element, stays };
    this.#shown.set(id, shown);
    this.#stack.append(element);
    this.#run(id, shown);
    const passing = [...this.#shown].filter(([, one]) => one.stays !== undefined);
    if (this.#shown.size > MOST && passing.length > 1) {
      this.hide(passing[0][0]);
    }
  }

  // It stays as long as somebody points at it, or is in it with the keyboard.
  #run(id: string, shown: Shown): void {
    const { element, stays } = shown;
    if (stays === undefined) {
      return;
    }

    const go = () => {
      clearTimeout(shown.timer);
      shown.timer = setTimeout(() => this.hide(id), stays);
    };
    element.addEventListener('pointerenter', () => clearTimeout(shown.timer));
    element.addEventListener('pointerleave', go);
    element.addEventListener('focusin', () => clearTimeout(shown.timer));
    element.addEventListener('focusout', go);
    go();
  }

  #toast(item: ItemBody): HTMLElement {
    const url = safeUrl(item.action_url);
    const act = (event: MouseEvent) => {
      follow(this, event, item);
      this.hide(item.id);
    };
    const title = h('span', { class: 'title', part: 'title' }, item.title);
    const text = item.message && h('span', { class: 'text', part: 'message' }, item.message);
    const attributes = { class: 'main', part: 'main', on: { click: act } };
    return this.#frame(item.id, item.severity, h(
      'div',
      { class: 'body' },
      url ? h('a', { ...attributes, href: url }, title, text) : h('button', { ...attributes, type: 'button' }, title, text),
    ), item);
  }

  #frame(id: string, severity: string, body: HTMLElement, item?: ItemBody): HTMLElement {
    const urgent = severity === 'critical' || severity === 'error';
    return h(
      'div',
      { class: `toast ${severity}`, part: `toast toast-${severity}`, role: urgent ? 'alert' : 'group', 'data-id': id },
      h('span', { class: 'mark', part: 'icon' }, severityIcon(severity), h('span', { class: 'hidden' }, named(strings.severities, severity))),
      body,
      button(icon('close'), () => {
        this.hide(id);
        // A critical one is gone for good only when somebody has seen it.
        if (item && severity === 'critical') {
          settle(this, this.client.read(id));
        }
      }, { class: 'tool', part: 'close', 'aria-label': `${strings.close} ${item?.title ?? ''}`.trim() }),
    );
  }

  #desktop(item: ItemBody): void {
    if (this.hasAttribute('no-desktop') || !('Notification' in globalThis) || Notification.permission !== 'granted') {
      return;
    }

    // One tag an item: several hidden tabs show it once.
    const shown = new Notification(item.title, { body: item.message, tag: item.id, requireInteraction: item.severity === 'critical', silent: !choices().sound });
    shown.onclick = (event) => {
      window.focus();
      follow(this, event, item);
      const url = safeUrl(item.action_url);
      if (url && !event.defaultPrevented) {
        location.assign(url);
      }
    };
  }
}
