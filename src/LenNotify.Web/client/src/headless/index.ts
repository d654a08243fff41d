export { NotificationClient, type ClientEvents, type ClientSettings, type ClientState } from './client.js';
export { Problem, type TokenSource } from './http.js';
export { InboxList, type InboxFilter } from './inbox-list.js';
export { safeUrl } from './links.js';
export { fold, type Folded } from './groups.js';
export { isPushPossible, subscribeToPush, unsubscribeFromPush } from './push.js';
export { reconnectDelay } from './reconnect.js';
