import { NotificationClient, type ClientSettings } from '../headless/client.js';

export const DEFAULT_API = '/api/notifications';

const clients = new Map<string, NotificationClient>();
let otherwise: Omit<ClientSettings, 'api'> = {};

/** How every element of the page connects: a token, credentials. Call it before the first element is on the page. */
export function configure(settings: Omit<ClientSettings, 'api'>): void {
  otherwise = settings;
}

export const settingsOfThePage = () => otherwise;

/** One connection for all elements of a page that name the same API. */
export function clientFor(api: string): NotificationClient {
  let client = clients.get(api);
  if (!client) {
    client = new NotificationClient({ ...otherwise, api });
    clients.set(api, client);
  }

  return client;
}
