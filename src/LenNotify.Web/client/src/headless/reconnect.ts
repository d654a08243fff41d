/** How long to wait between tries. */
export interface ReconnectSettings {
  /** The first try comes anywhere within so many milliseconds: so many seconds, so many parts of a crowd that was cut at once. */
  first?: number;
  /** No later try waits longer than this. */
  longest?: number;
  random?: () => number;
}

/** Never gives up, and spreads out: the same policy as that of LenNotify.SignalR. */
export function reconnectDelay(tries: number, { first = 5000, longest = 30000, random = Math.random }: ReconnectSettings = {}): number {
  const most = Math.min(longest, first * 2 ** Math.min(tries, 30));
  return Math.round(tries === 0 ? random() * most : (0.5 + random() / 2) * most);
}
