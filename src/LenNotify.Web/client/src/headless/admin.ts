import type { AnalyticsBody, AuditBody, ChannelStateBody, ChannelStatesBody, DeadLettersBody, DiscardedBody, LetterFilterBody, ReplayedBody } from '../api.js';
import type { Http, Query } from './http.js';

/** What operators see and do, below `MapNotificationsAdmin`. */
export class Admin {
  constructor(private readonly http: Http) {}

  channels = () => this.http.get<ChannelStatesBody>('/channels');

  pause = (channel: string) => this.http.post<ChannelStateBody>(`/channels/${encodeURIComponent(channel)}/pause`);

  resume = (channel: string) => this.http.post<ChannelStateBody>(`/channels/${encodeURIComponent(channel)}/resume`);

  deadLetters = (query: Query = {}) => this.http.get<DeadLettersBody>('/dead-letters', query);

  replay = (filter: Partial<LetterFilterBody>) => this.http.post<ReplayedBody>('/dead-letters/replay', { filter });

  discard = (filter: Partial<LetterFilterBody>) => this.http.post<DiscardedBody>('/dead-letters/discard', filter);

  audit = (query: Query = {}) => this.http.get<AuditBody>('/audit', query);

  analytics = (query: Query = {}) => this.http.get<AnalyticsBody>('/analytics', query);
}
