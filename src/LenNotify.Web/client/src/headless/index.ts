export { NotificationClient, type ClientEvents, type ClientSettings, type ClientState } from './client.js';
export { Problem, type TokenSource } from './http.js';
export { InboxList, type InboxFilter } from './inbox-list.js';
export { safeUrl } from './links.js';
export { fold, type Folded } from './groups.js';
export { isPushPossible, subscribeToPush, unsubscribeFromPush } from './push.js';
export { reconnectDelay } from './reconnect.js';

// What is spoken of: nothing of it is left when it runs.
export type * from '../api.js';
export type { PreferencesDocument, QuietChoice, TypeChoice, WindowChoice } from './choices.js';
export type { Http, HttpSettings, Query } from './http.js';
export type { ReconnectSettings } from './reconnect.js';
export type { Settings, Tagged } from './settings.js';
export type { LiveStatus } from './socket.js';
