import type { ChannelBody } from '../api.js';
import { Problem } from '../headless/http.js';
import { button, h } from '../ui/dom.js';
import { reasonOf } from '../ui/element.js';
import { named, strings } from '../ui/strings.js';
import { Contact } from './contact.js';
import { atField, check, section, type Form } from './form.js';

/** How the person is reached: channels, addresses, a test of each. */
export function channels(form: Form): HTMLElement {
  return section(strings.channelsTitle, ...form.schema.channels.map((channel) => one(form, channel)));
}

function one({ client, draft, edit, fields }: Form, channel: ChannelBody): HTMLElement {
  const name = named(strings.channels, channel.name);
  const on = draft.channels[channel.name] ?? channel.on_by_default;
  const said = h('span', { class: 'said', role: 'status' });
  const test = button(strings.test, () => {
    test.disabled = true;
    said.classList.remove('wrong');
    client.settings.test(channel.name).then(() => strings.testSent, (error: unknown) => {
      said.classList.add('wrong');
      return error instanceof Problem && error.problems.length > 0 ? error.problems.map(atField).join(' ') : reasonOf(error);
    }).then((text) => {
      said.textContent = text;
      test.disabled = false;
    });
  }, { class: 'plain', part: 'test', 'aria-label': `${strings.test}: ${name}` });
  return fields.group(
    `channels.${channel.name}`,
    name,
    h('div', { class: 'line' }, check(strings.channelOn, on, (checked) => edit((document) => {
      document.channels[channel.name] = checked;
    })), test, said),
    ...(channel.needs_address ? [new Contact(client, channel).element] : []),
  );
}
