// What a page links: defines the elements for people, and is the headless client as well.
import { LenPreferences } from './preferences/preferences.js';
import { LenBell } from './ui/bell.js';
import { define } from './ui/element.js';
import { LenHistory } from './ui/history.js';
import { LenInbox } from './ui/inbox.js';
import { LenPush } from './ui/push-banner.js';
import { LenStream } from './ui/stream.js';
import { LenToasts } from './ui/toasts.js';
import { LenWhy } from './ui/why.js';

export * from './headless/index.js';
export { clientFor, configure } from './ui/shared.js';
export { localise, strings } from './ui/strings.js';

define('len-why', LenWhy);
define('len-inbox', LenInbox);
define('len-toasts', LenToasts);
define('len-bell', LenBell);
define('len-stream', LenStream);
define('len-push', LenPush);
define('len-preferences', LenPreferences);
define('len-history', LenHistory);
