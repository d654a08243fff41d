// What a page for operators links beside lennotify.js.
import { LenAudit } from './operator/audit.js';
import { LenChannels } from './operator/channels.js';
import { LenDeadLetters } from './operator/dead-letters.js';
import { LenFigures } from './operator/figures.js';
import { LenOperator } from './operator/operator.js';
import { define } from './ui/element.js';

export { Admin } from './headless/admin.js';

define('len-channels', LenChannels);
define('len-dead-letters', LenDeadLetters);
define('len-audit', LenAudit);
define('len-figures', LenFigures);
define('len-operator', LenOperator);
