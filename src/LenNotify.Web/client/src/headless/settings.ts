import type { AnalyticsBody, CodeSentBody, ContactsBody, PushKeyBody, SchemaBody, TestSentBody } from '../api.js';
import type { PreferencesDocument } from './choices.js';
import type { Http } from './http.js';

const at = (path: string, channel: string) => `/${path}/${encodeURIComponent(channel)}`;

/** A document and the tag by which a change of it is not lost. */
export interface Tagged<T> {
  document: T;
  tag: string;
}

/** What a person may choose. */
export class Settings {
  constructor(private readonly http: Http) {}

  schema = () => this.http.get<SchemaBody>('/preferences/schema');

  preferences = () => this.#tagged('GET');

  /** Changes what is named and nothing else; somebody else's change in between is told by `changed_meanwhile`. */
  change = (patch: unknown, tag: string) => this.#tagged('PATCH', patch, tag);

  contacts = (channel: string) => this.http.get<ContactsBody>(at('contacts', channel));

  setContact = (channel: string, address: string) => this.http.put<ContactsBody>(at('contacts', channel), { address });

  removeContact = (channel: string) => this.http.delete<void>(at('contacts', channel));

  sendCode = (channel: string) => this.http.post<CodeSentBody>(`${at('contacts', channel)}/verify`);

  verify = (channel: string, code: string) => this.http.post<void>(`${at('contacts', channel)}/verify`, { code });

  optIn = (channel: string, textVersion: string) => this.http.post<void>(at('opt-in', channel), { text_version: textVersion });

  optOut = (channel: string) => this.http.post<void>(at('opt-out', channel));

  test = (channel: string) => this.http.post<TestSentBody>(at('test', channel));

  pushKey = () => this.http.get<PushKeyBody>('/push-key');

  subscribe = (subscription: PushSubscriptionJSON) => this.http.post<void>('/push-subscriptions', subscription);

  unsubscribe = (endpoint: string) => this.http.delete<void>('/push-subscriptions', { endpoint });

  analytics = (query: { from?: string; to?: string } = {}) => this.http.get<AnalyticsBody>('/analytics', query);

  async #tagged(method: string, body?: unknown, tag?: string): Promise<Tagged<PreferencesDocument>> {
    const answer = await this.http.send(method, '/preferences', { body, headers: tag ? { 'if-match': tag } : {} });
    return { document: await answer.json() as PreferencesDocument, tag: answer.headers.get('etag') ?? '' };
  }
}
