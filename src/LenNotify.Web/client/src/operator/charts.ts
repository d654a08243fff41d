import { svg } from '../ui/dom.js';
import { number } from '../ui/strings.js';

/** One row of bars: what it is of, and a figure for each series. */
export interface Bars {
  readonly label: string;
  readonly values: readonly number[];
}

const WIDTH = 640;
const LABEL = 150;
const BAR = 12;
const GAP = 14;

/** Bars side by side for each row, with their figures: a picture with a name, since the table beside it says the same. */
export function barChart(name: string, series: readonly string[], rows: readonly Bars[]): SVGElement {
  const most = Math.max(1, ...rows.flatMap(({ values }) => values));
  const high = series.length * BAR + GAP;
  const room = WIDTH - LABEL - 60;
  return svg('svg', { viewBox: `0 0 ${WIDTH} ${Math.max(1, rows.length) * high}`, role: 'img', 'aria-label': name, class: 'chart' }, ...rows.flatMap(({ label, values }, at) => [
    svg('text', { x: LABEL - 10, y: at * high + (high - GAP) / 2 + 4, 'text-anchor': 'end', class: 'label' }, short(label)),
    ...values.flatMap((value, index) => {
      const [y, width] = [at * high + index * BAR, (value / most) * room];
      return [
        svg('rect', { x: LABEL, y: y + 1, width: Math.max(width, 1), height: BAR - 2, rx: 2, class: `s${index}` }),
        svg('text', { x: LABEL + width + 6, y: y + BAR - 2.5, class: 'figure' }, number(value)),
      ];
    }),
  ]));
}

const HEIGHT = 160;
const FOOT = 22;

/** A line for each series over time. */
export function lineChart(name: string, labels: readonly string[], series: readonly (readonly number[])[]): SVGElement {
  const most = Math.max(1, ...series.flat());
  const [left, right] = [40, WIDTH - 16];
  const x = (at: number) => left + (at * (right - left)) / Math.max(1, labels.length - 1);
  const y = (value: number) => HEIGHT - FOOT - (value / most) * (HEIGHT - FOOT - 14);
  const every = Math.ceil(labels.length / 6);
  return svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': name, class: 'chart' },
    ...[0, most].flatMap((value) => [
      svg('line', { x1: left, x2: right, y1: y(value), y2: y(value), class: 'grid' }),
      svg('text', { x: left - 6, y: y(value) + 4, 'text-anchor': 'end', class: 'figure' }, number(value)),
    ]),
    ...labels.map((label, at) => (at % every === 0 ? svg('text', { x: x(at), y: HEIGHT - 4, 'text-anchor': at === 0 ? 'start' : 'middle', class: 'figure' }, label) : svg('g'))),
    ...series.map((values, index) => svg('polyline', { points: values.map((value, at) => `${x(at)},${y(value)}`).join(' '), class: `l${index}` })),
  );
}

const short = (label: string) => (label.length > 20 ? `${label.slice(0, 19)}…` : label);
