import { isPushPossible, subscribeToPush } from '../headless/push.js';
import text from '../styles/push.css';
import { choices, choose } from './choices.js';
import { button, h, icon } from './dom.js';
import { failure, LenElement } from './element.js';
import { strings } from './strings.js';

// Beside this script, wherever the host serves it from.
export const WORKER = new URL('push-worker.js', import.meta.url).pathname;

/** Offers push to this browser; the browser itself asks on a click only. Attributes: `api`, `worker` (where the service worker is). */
export class LenPush extends LenElement {
  protected override styles() {
    return [text];
  }

  protected override get isLive() {
    return false;
  }

  protected begin(): void {
    if (!isPushPossible() || Notification.permission !== 'default' || choices().pushLater) {
      return;
    }

    // A host without web push has nothing to offer.
    this.client.settings.pushKey().then(() => this.#offer(), () => this.tell('len-push', { offered: false }));
  }

  #offer(): void {
    const state = h('div', { role: 'status' });
    const yes = button(strings.pushYes, () => {
      yes.disabled = true;
      subscribeToPush(this.client.settings, this.getAttribute('worker') ?? WORKER).then((granted) => {
        banner.replaceChildren(icon(granted ? 'check' : 'info'), h('p', { role: 'status' }, granted ? strings.pushDone : strings.pushDenied));
        this.tell('len-push', { offered: true, granted });
      }, (error: unknown) => {
        yes.disabled = false;
        state.replaceChildren(failure(error));
      });
    }, { class: 'primary', part: 'accept' });
    const no = button(strings.pushNo, () => {
      choose({ pushLater: true });
      banner.remove();
    }, { class: 'plain', part: 'decline' });
    const banner = h('div', { class: 'banner', part: 'banner', role: 'region', 'aria-label': strings.pushAsk },
      icon('bell'), h('div', { class: 'body' }, h('p', { class: 'title' }, strings.pushAsk), h('p', {}, strings.pushHint), state), yes, no);
    this.root.replaceChildren(banner);
  }
}
