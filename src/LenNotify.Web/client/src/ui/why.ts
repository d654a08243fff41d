import type { DecisionBody, WhyBody } from '../api.js';
import text from '../styles/why.css';
import { h } from './dom.js';
import { failure, LenElement } from './element.js';
import { moment, named, say, strings } from './strings.js';

/** Why an item took the channels that it took, and what came of it. Attribute `item`: its id. */
export class LenWhy extends LenElement {
  static observedAttributes = ['item'];

  protected override styles() {
    return [text];
  }

  protected override get isLive() {
    return false;
  }

  attributeChangedCallback(): void {
    if (this.isConnected) {
      this.begin();
    }
  }

  protected begin(): void {
    const id = this.getAttribute('item') ?? '';
    const panel = h('div', { class: 'why', part: 'panel', role: 'region', 'aria-label': strings.why, 'aria-busy': 'true' }, h('p', {}, strings.loading));
    this.root.replaceChildren(panel);
    this.client.why(id).then((history) => {
      panel.setAttribute('aria-label', history.listed ? strings.why : strings.whyNot);
      panel.replaceChildren(...told(history));
    }, (error: unknown) => panel.replaceChildren(failure(error))).finally(() => panel.removeAttribute('aria-busy'));
  }
}

function told({ decisions, rulings, attempts }: WhyBody): Node[] {
  return decisions.map((decision) => h(
    'section',
    { class: `decision ${decision.verdict}`, part: `decision decision-${decision.verdict}` },
    h('h3', {}, named(strings.channels, decision.channel), ' ', h('span', { class: 'verdict' }, named(strings.verdicts, decision.verdict)), h('code', {}, decision.reason)),
    h('p', {}, words(decision)),
    h('ol', {},
      ...rulings.filter(({ decision: { channel } }) => channel === decision.channel)
        .map((ruling) => h('li', {}, `${moment(ruling.at)} · ${say(strings.later, { words: ruling.decision.words })}`)),
      ...attempts.filter(({ channel }) => channel === decision.channel)
        .map((attempt) => h('li', {}, `${moment(attempt.started_at)} · ${say(strings.attempt, { n: attempt.number, state: attempt.state ?? '…' })}${attempt.cause ? ` (${attempt.cause})` : ''}`))),
  ));
}

const words = ({ words: said, until }: DecisionBody) => (until ? `${said} (${moment(until)})` : said);

