import { svg } from '../ui/dom.js';
import { number } from '../ui/strings.js';

/** One row of bars: what it is of, and a figure for each series. */
export interface Bars {
  readonly label: string;
  readonly values: readonly number[];
}

const LETTER = 7;
const BAR = 12;
const GAP = 14;

/** How values are written, and which fills the width. */
export interface Scale {
  readonly write: (value: number) => string;
  readonly most: number;
}

/** Bars side by side for each row, with their figures: a picture with a name, since the table beside it says the same. */
export function barChart(name: string, series: readonly string[], rows: readonly Bars[], width: number, { write, most }: Scale): SVGElement {
  const left = Math.min(150, width * 0.34);
  const high = series.length * BAR + GAP;
  const room = width - left - 48;
  return svg('svg', { viewBox: `0 0 ${width} ${Math.max(1, rows.length) * high}`, role: 'img', 'aria-label': name, class: 'chart' }, ...rows.flatMap(({ label, values }, at) => [
    svg('text', { x: left - 10, y: at * high + (high - GAP) / 2 + 4, 'text-anchor': 'end', class: 'label' }, short(label, Math.floor((left - 10) / LETTER))),
    ...values.flatMap((value, index) => {
      const [y, length] = [at * high + index * BAR, (value / most) * room];
      return [
        svg('rect', { x: left, y: y + 1, width: Math.max(length, 1), height: BAR - 2, rx: 2, class: `of-${series[index]}` }),
        svg('text', { x: left + length + 6, y: y + BAR - 2.5, class: 'figure' }, write(value)),
      ];
    }),
  ]));
}

const HEIGHT = 160;
const FOOT = 22;

/** A line for each series over time. */
export function lineChart(name: string, labels: readonly string[], series: readonly string[], lines: readonly (readonly number[])[], width: number): SVGElement {
  const most = Math.max(1, ...lines.flat());
  const [left, right] = [40, width - 16];
  const x = (at: number) => left + (at * (right - left)) / Math.max(1, labels.length - 1);
  const y = (value: number) => HEIGHT - FOOT - (value / most) * (HEIGHT - FOOT - 14);
  const every = Math.ceil(labels.length / (width / 100));
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': name, class: 'chart' },
    ...[0, most].flatMap((value) => [
      svg('line', { x1: left, x2: right, y1: y(value), y2: y(value), class: 'grid' }),
      svg('text', { x: left - 6, y: y(value) + 4, 'text-anchor': 'end', class: 'figure' }, number(value)),
    ]),
    ...labels.map((label, at) => (at % every === 0 ? svg('text', { x: x(at), y: HEIGHT - 4, 'text-anchor': at === 0 ? 'start' : 'middle', class: 'figure' }, label) : svg('g'))),
    ...lines.map((values, index) => svg('polyline', { points: values.map((value, at) => `${x(at)},${y(value)}`).join(' '), class: `of-${series[index]}` })),
  );
}

const short = (label: string, most: number) => (label.length > most ? `${label.slice(0, most - 1)}…` : label);
