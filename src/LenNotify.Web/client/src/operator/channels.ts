import type { ChannelStateBody } from '../api.js';
import { button, h } from '../ui/dom.js';
import { moment, named, number, say, strings } from '../ui/strings.js';
import { OperatorElement, table } from './operator-element.js';

const PACE = 2_000;

/** Each channel's queue and circuits, with pause and resume. Attribute: `admin`. */
export class LenChannels extends OperatorElement {
  readonly #body = h('div', {});
  #shown = '';

  protected begin(): void {
    this.root.replaceChildren(h('h2', { part: 'heading' }, strings.channelsAndQueue), this.#body, this.said);
    this.watch(PACE, () => this.#look());
  }

  async #look(): Promise<void> {
    const { channels } = await this.admin.channels();
    // What somebody points at is not taken away under them when it says the same.
    const shown = JSON.stringify(channels);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#show(channels);
    }
  }

  #show(channels: readonly ChannelStateBody[]): void {
    const focused = (this.root.activeElement as HTMLElement | null)?.dataset.channel;
    this.#body.replaceChildren(table(
      strings.channelsAndQueue,
      [strings.channel, strings.state, strings.due, strings.waiting, strings.claimed, strings.oldest, strings.circuits, strings.actions],
      channels.map((channel) => [
        named(strings.channels, channel.channel),
        state(channel),
        number(channel.queue.due),
        number(channel.queue.waiting),
        number(channel.queue.claimed),
        channel.queue.oldest_due ? moment(channel.queue.oldest_due) : '–',
        circuits(channel),
        this.#switch(channel),
      ]),
    ));
    [...this.root.querySelectorAll<HTMLElement>('[data-channel]')].find(({ dataset }) => dataset.channel === focused)?.focus();
  }

  #switch({ channel, state: now }: ChannelStateBody): HTMLElement {
    const [label, go] = now === 'paused' ? [strings.resume, this.admin.resume] : [strings.pause, this.admin.pause];
    return button(label, () => void this.act(async () => {
      await go(channel);
      await this.#look();
    }), { class: 'plain', part: 'switch', 'aria-label': `${label} ${named(strings.channels, channel)}`, 'data-channel': channel });
  }
}

const state = ({ state: now, paused_by }: ChannelStateBody) => h('span', { class: `pill ${now}`, part: `state state-${now}` }, named(strings.states, now), paused_by ? ` · ${say(strings.pausedBy, { who: paused_by })}` : '');

const circuits = ({ open_circuits }: ChannelStateBody) => (open_circuits.length === 0 ? strings.noCircuits
  : h('ul', { class: 'plainlist' }, ...open_circuits.map(({ node, open_until }) => h('li', {}, say(strings.until, { node, at: moment(open_until) })))));
