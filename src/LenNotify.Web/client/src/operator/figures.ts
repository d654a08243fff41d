import type { TypeAnalyticsBody } from '../api.js';
import { h } from '../ui/dom.js';
import { language, named, number, say, strings } from '../ui/strings.js';
import { barChart, lineChart } from './charts.js';
import { OperatorElement, table } from './operator-element.js';

const PACE = 2_000;
const SELDOM = 30_000;
const HOUR = 3_600_000;
const STEPS = 12;
const SERIES = ['sent', 'delivered', 'failed', 'opened', 'clicked', 'dismissed'] as const;
const ENGAGED = ['sent', 'opened', 'clicked', 'dismissed'] as const;
const OVER_TIME = ['sent', 'delivered', 'failed'] as const;

type Series = typeof SERIES[number];

interface Step {
  readonly from: number;
  readonly values: readonly number[];
}

/** Delivery rates and engagement, by type and over time. Attribute: `admin`. */
export class LenFigures extends OperatorElement {
  readonly #body = h('div', { class: 'body' });
  #hours = 24;
  #steps: Step[] = [];
  #types: readonly TypeAnalyticsBody[] = [];
  #asked = 0;
  #shown = '';

  protected begin(): void {
    const period = h('select', { 'aria-label': strings.period, on: {
      change: () => {
        [this.#hours, this.#steps] = [Number(period.value), []];
        void this.act(() => this.#look());
      },
    } }, ...Object.entries(strings.periods).map(([hours, label]) => h('option', { value: hours, selected: Number(hours) === this.#hours }, label)));
    this.root.replaceChildren(h('div', { class: 'head' }, h('h2', { part: 'heading' }, strings.figures), period), this.#body, this.said);
    this.watch(PACE, () => this.#look());
  }

  async #look(): Promise<void> {
    const hours = this.#hours;
    const [length, now] = [(hours * HOUR) / STEPS, Date.now()];
    const last = Math.floor(now / length) * length;
    const known = new Map(this.#steps.map((step) => [step.from, step]));
    const wanted = Array.from({ length: STEPS }, (_, at) => last - (STEPS - 1 - at) * length);
    // The step that is not over changes all the time; those before it only by late deliveries, and are asked seldom.
    const isFresh = now - this.#asked < SELDOM;
    this.#asked = isFresh ? this.#asked : now;
    const steps = await Promise.all(wanted.map((from) => (from !== last && isFresh && known.get(from)) || this.#step(from, from + length)));
    const { types } = await this.admin.analytics({ from: instant(wanted[0]) });
    if (hours !== this.#hours) {
      // Somebody chose another period meanwhile.
      return;
    }

    [this.#steps, this.#types] = [steps, types];
    const shown = JSON.stringify([this.#types, this.#steps]);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#show();
    }
  }

  async #step(from: number, to: number): Promise<Step> {
    const { types } = await this.admin.analytics({ from: instant(from), to: instant(to) });
    return { from, values: OVER_TIME.map((name) => sum(types, name)) };
  }

  #show(): void {
    const types = this.#types;
    const [delivered, failed] = [sum(types, 'delivered'), sum(types, 'failed')];
    const rated = types.filter((type) => type.delivery_rate !== undefined && type.delivery_rate !== null);
    const time = new Intl.DateTimeFormat(language(), this.#hours > 24 ? { weekday: 'short', hour: '2-digit' } : { timeStyle: 'short' });
    // As wide as there is room, so that what is written in them is as large as everything else.
    const width = Math.max(280, this.#body.clientWidth);
    const wasOpen = this.#body.querySelector('details')?.open ?? false;
    this.#body.replaceChildren(
      h('dl', { class: 'tiles' }, ...SERIES.map((name) => tile(word(name), number(sum(types, name)), name)), tile(strings.rate, percent(delivered + failed === 0 ? null : delivered / (delivered + failed)), 'rate', strings.rateHint)),
      ...(types.length === 0 ? [h('p', { class: 'none' }, strings.nothingYet)] : [
        ...(rated.length === 0 ? [] : [
          h('h3', {}, strings.rateByType),
          barChart(strings.rateByType, ['delivered'], rated.map((type) => ({ label: named(strings.types, type.type), values: [type.delivery_rate!] })), width, { write: percent, most: 1 }),
        ]),
        h('h3', {}, strings.byType),
        legend(ENGAGED),
        barChart(strings.byType, ENGAGED, types.map((type) => ({ label: named(strings.types, type.type), values: ENGAGED.map((name) => type[name]) })), width,
          { write: number, most: Math.max(1, ...types.flatMap((type) => ENGAGED.map((name) => type[name]))) }),
      ]),
      h('h3', {}, strings.overTime),
      legend(OVER_TIME),
      lineChart(strings.overTime, this.#steps.map(({ from }) => time.format(from)), OVER_TIME, OVER_TIME.map((_, at) => this.#steps.map(({ values }) => values[at])), width),
      h('details', { open: wasOpen }, h('summary', {}, strings.asTable), table(
        strings.figures,
        [strings.type, ...SERIES.map(word), strings.rate, strings.timeToRead],
        types.map((type) => [
          named(strings.types, type.type), ...SERIES.map((name) => number(type[name])), percent(type.delivery_rate),
          type.median_seconds_to_read === undefined || type.median_seconds_to_read === null ? '–' : say(strings.seconds, { n: number(Math.round(type.median_seconds_to_read)) }),
        ]),
      )),
    );
  }
}

const instant = (at: number) => new Date(at).toISOString();

const sum = (types: readonly TypeAnalyticsBody[], of: Series) => types.reduce((all, type) => all + type[of], 0);

const word = (name: Series) => (name === 'failed' ? strings.failed1 : strings[name]);

const percent = (part: number | null | undefined) => (typeof part === 'number' ? new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 1 }).format(part) : '–');

const tile = (label: string, value: string, name: string, title?: string) => h('div', { class: 'tile', part: 'tile', title }, h('dt', {}, label), h('dd', { 'data-figure': name }, value));

// A series has the same colour wherever it is drawn.
const legend = (names: readonly Series[]) => h('p', { class: 'legend', 'aria-hidden': 'true' }, ...names.map((name) => h('span', { class: `key of-${name}` }, word(name))));
