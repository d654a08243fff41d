import type { TypeAnalyticsBody } from '../api.js';
import { h } from '../ui/dom.js';
import { language, named, number, say, strings } from '../ui/strings.js';
import { barChart, lineChart } from './charts.js';
import { OperatorElement, table } from './operator-element.js';

const PACE = 2_000;
const SELDOM = 30_000;
const HOUR = 3_600_000;
const STEPS = 12;
const SERIES = ['sent', 'delivered', 'opened', 'clicked', 'dismissed'] as const;

interface Step {
  readonly from: number;
  sent: number;
  delivered: number;
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
    const sum = (of: 'sent' | 'delivered') => types.reduce((all, type) => all + type[of], 0);
    return { from, sent: sum('sent'), delivered: sum('delivered') };
  }

  #show(): void {
    const types = this.#types;
    const total = Object.fromEntries(SERIES.map((name) => [name, types.reduce((all, type) => all + type[name], 0)])) as Record<typeof SERIES[number], number>;
    const time = new Intl.DateTimeFormat(language(), this.#hours > 24 ? { weekday: 'short', hour: '2-digit' } : { timeStyle: 'short' });
    const wasOpen = this.#body.querySelector('details')?.open ?? false;
    this.#body.replaceChildren(
      h('dl', { class: 'tiles' }, ...SERIES.map((name) => tile(strings[name], number(total[name]), name)), tile(strings.rate, percent(total.delivered, total.sent), 'rate')),
      legend(SERIES),
      h('h3', {}, strings.byType),
      types.length === 0 ? h('p', { class: 'none' }, strings.nothingYet)
        : barChart(strings.byType, SERIES, types.map((type) => ({ label: named(strings.types, type.type), values: SERIES.map((name) => type[name]) }))),
      h('h3', {}, strings.overTime),
      lineChart(strings.overTime, this.#steps.map(({ from }) => time.format(from)), [this.#steps.map(({ sent }) => sent), this.#steps.map(({ delivered }) => delivered)]),
      h('details', { open: wasOpen }, h('summary', {}, strings.asTable), table(
        strings.figures,
        [strings.type, ...SERIES.map((name) => strings[name]), strings.rate, strings.timeToRead],
        types.map((type) => [
          named(strings.types, type.type), ...SERIES.map((name) => number(type[name])), percent(type.delivered, type.sent),
          type.median_seconds_to_read === undefined || type.median_seconds_to_read === null ? '–' : say(strings.seconds, { n: number(Math.round(type.median_seconds_to_read)) }),
        ]),
      )),
    );
  }
}

const instant = (at: number) => new Date(at).toISOString();

const percent = (part: number, whole: number) => (whole === 0 ? '–' : new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 1 }).format(part / whole));

const tile = (label: string, value: string, name: string) => h('div', { class: 'tile', part: 'tile' }, h('dt', {}, label), h('dd', { 'data-figure': name }, value));

const legend = (names: readonly (typeof SERIES[number])[]) => h('p', { class: 'legend', 'aria-hidden': 'true' }, ...names.map((name, at) => h('span', { class: `key s${at}` }, strings[name])));
