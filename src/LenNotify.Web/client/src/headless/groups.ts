import type { ItemBody } from '../api.js';

/** What is shown as one: an item, or the items of a group that came close together, newest first. */
export interface Folded {
  readonly key: string;
  readonly items: readonly ItemBody[];
}

const WINDOW = 5 * 60_000;
const THRESHOLD = 3;

/** Folds items of one group key that came within five minutes, from the third on: as they are grouped when they are delivered. */
export function fold(items: readonly ItemBody[]): Folded[] {
  const groups = new Map<string, ItemBody[]>();
  const placed: ItemBody[][] = [];
  for (const item of items) {
    const open = item.group_key ? groups.get(item.group_key) : undefined;
    if (open && Date.parse(open[0].created_at) - Date.parse(item.created_at) < WINDOW) {
      open.push(item);
    } else {
      const begun = [item];
      placed.push(begun);
      if (item.group_key) {
        groups.set(item.group_key, begun);
      }
    }
  }

  const folded = placed.flatMap((group) => (group.length < THRESHOLD ? group.map((item) => [item]) : [group]));
  return folded.map((group) => ({ key: group.length > 1 ? `${group.at(-1)!.id}+` : group[0].id, items: group }))
    .sort((one, other) => other.items[0].sequence - one.items[0].sequence);
}
