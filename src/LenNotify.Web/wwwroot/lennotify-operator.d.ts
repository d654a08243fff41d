// Written by declarations.mjs: do not edit.

import type { AnalyticsBody, AuditBody, ChannelStateBody, ChannelStatesBody, DeadLettersBody, DiscardedBody, Http, LetterFilterBody, Query, ReplayedBody } from './lennotify-client.js';

/** What operators see and do, below `MapNotificationsAdmin`. */
declare class Admin {
    private readonly http;
    constructor(http: Http);
    channels: () => Promise<ChannelStatesBody>;
    pause: (channel: string) => Promise<ChannelStateBody>;
    resume: (channel: string) => Promise<ChannelStateBody>;
    deadLetters: (query?: Query) => Promise<DeadLettersBody>;
    replay: (filter: Partial<LetterFilterBody>) => Promise<ReplayedBody>;
    discard: (filter: Partial<LetterFilterBody>) => Promise<DiscardedBody>;
    audit: (query?: Query) => Promise<AuditBody>;
    analytics: (query?: Query) => Promise<AnalyticsBody>;
}

export { Admin };
