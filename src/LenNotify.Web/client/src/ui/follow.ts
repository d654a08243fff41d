import type { ItemBody } from '../api.js';
import type { NotificationClient } from '../headless/client.js';
import { safeUrl } from '../headless/links.js';

/** Who follows: an element that can tell the page. */
export interface Follower {
  readonly client: NotificationClient;
  /** Path prefixes that buttons may call instead of leading there. */
  readonly calls: string;
  tell: (name: string, detail: unknown, cancelable?: boolean) => boolean;
}

/** What is told to the server goes wrong without anybody waiting for it: the page hears of it. */
export function settle(follower: Follower, promise: Promise<unknown>): void {
  promise.catch((error: unknown) => follower.tell('len-problem', { error }));
}

/** The person followed an item or one of its buttons. A page that leads there itself cancels `len-open`. */
export function follow(follower: Follower, event: Event, item: ItemBody, key?: string): void {
  const { client } = follower;
  const url = safeUrl(key === undefined ? item.action_url : item.actions?.find((action) => action.key === key)?.url);
  if (!item.read) {
    settle(follower, client.read(item.id));
  }

  settle(follower, url ? client.follow(item.id, key) : client.opened(item.id));
  if (!follower.tell('len-open', { item, key, url }, true)) {
    event.preventDefault();
  }
}

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** The method by which a button calls the host's own API: the item asks for it in `metadata.calls`, and the page allows its path. */
export function callOf(follower: Follower, item: ItemBody, key: string, url: string): string | null {
  const method = (item.metadata as { calls?: Record<string, string> } | undefined)?.calls?.[key]?.toUpperCase() ?? '';
  const allowed = follower.calls.split(/\s+/).filter(Boolean);
  const path = url.startsWith('/') ? new URL(url, location.origin).pathname : '';
  return METHODS.includes(method) && allowed.some((prefix) => path.startsWith(prefix)) ? method : null;
}

/** Calls the host's API for a button. A page that calls itself cancels `len-call`. */
export async function call(follower: Follower, item: ItemBody, key: string, url: string, method: string): Promise<void> {
  if (!follower.tell('len-call', { item, key, url, method }, true)) {
    return;
  }

  await follower.client.site.send(method, url);
  settle(follower, follower.client.follow(item.id, key));
  if (!item.read) {
    settle(follower, follower.client.read(item.id));
  }

  follower.tell('len-called', { item, key, url, method });
}
