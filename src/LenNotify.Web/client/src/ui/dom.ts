type Child = Node | string | number | null | undefined | false;

interface Handlers {
  on?: { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };
}

type Attributes = Record<string, string | number | boolean | null | undefined | Handlers['on']> & Handlers;

/** An element with attributes and children. Text is only ever set as text. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') {
      Object.entries(value as object).forEach(([event, hear]) => element.addEventListener(event, hear as EventListener));
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }

  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false).map((child) => (child instanceof Node ? child : String(child))));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg(tag: string, attributes: Record<string, string | number> = {}, ...children: (Node | string)[]): SVGElement {
  const element = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, String(value)));
  element.append(...children);
  return element;
}

const PATHS = {
  bell: 'M6 9a6 6 0 1 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7m4 10a2 2 0 0 0 4 0',
  close: 'M6 6l12 12M18 6L6 18',
  question: 'M9 9a3 3 0 1 1 4 3c-1 .4-1 1-1 2m0 3v.01M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18',
  sound: 'M5 10v4h3l4 4V6L8 10zM16 9a4 4 0 0 1 0 6m2.500-8.500a8 8 0 0 1 0 11',
  muted: 'M5 10v4h3l4 4V6L8 10zM16 10l5 5m0-5l-5 5',
  check: 'M4 12l4 4 8-9m-4 9l1 .500 8-9.500',
  info: 'M12 11v5m0-9v.01M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18',
  success: 'M8 12l3 3 5-6M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18',
  warning: 'M12 9v4m0 4v.01M12 4L2.500 20h19z',
  error: 'M12 8v5m0 3v.01M8 3h8l5 5v8l-5 5H8l-5-5V8z',
  critical: 'M13 2L5 14h6l-1 8 9-13h-6z',
  down: 'M6 9l6 6 6-6',
} as const;

export type IconName = keyof typeof PATHS;

export const icon = (name: IconName) => svg(
  'svg',
  { viewBox: '0 0 24 24', width: 20, height: 20, 'aria-hidden': 'true', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.8, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
  svg('path', { d: PATHS[name] }),
);

export const severityIcon = (severity: string) => icon((severity in PATHS ? severity : 'info') as IconName);

/** A button; `label` is what is read out when it shows an icon only. */
export function button(content: Child, act: (event: MouseEvent) => void, attributes: Attributes = {}): HTMLButtonElement {
  return h('button', { type: 'button', on: { click: act }, ...attributes }, content);
}
