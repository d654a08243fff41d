import { h } from '../ui/dom.js';
import { strings } from '../ui/strings.js';
import { check, input, section, TIME, type Form } from './form.js';

const MAIL = 'email';

/** When summaries come, and whether there is one by mail of what is in the inbox only. */
export function digest({ draft, edit, fields, schema }: Form): HTMLElement {
  const hasMail = schema.channels.some(({ name }) => name === MAIL);
  return section(
    strings.digestTitle,
    fields.add('digest_at', strings.digestAt, input(draft.digest_at, (value) => edit((document) => {
      document.digest_at = value.trim();
    }), TIME)),
    hasMail && fields.group('email_digest', strings.emailDigestTitle, check(strings.emailDigest, draft.email_digest, (on) => edit((document) => {
      document.email_digest = on;
    })), h('p', { class: 'hint' }, strings.emailDigestHint)),
  );
}
