import type { ChannelBody, ContactBody, ContactsBody } from '../api.js';
import type { NotificationClient } from '../headless/client.js';
import { Problem } from '../headless/http.js';
import { isPushPossible, subscribeToPush, unsubscribeFromPush } from '../headless/push.js';
import { WORKER } from '../ui/push-banner.js';
import { button, h } from '../ui/dom.js';
import { reasonOf } from '../ui/element.js';
import { moment, named, say, strings } from '../ui/strings.js';
import { Fields, input, sentence } from './form.js';

/** The person's address on a channel: set, verified by a code, agreed to. What is done here is done at once. */
export class Contact {
  readonly element = h('div', { class: 'contact', part: 'contact' });
  readonly #fields = new Fields();
  readonly #said = h('p', { class: 'said', role: 'status' });

  constructor(private readonly client: NotificationClient, private readonly channel: ChannelBody) {
    this.#do(() => this.client.settings.contacts(channel.name));
  }

  get #name(): string {
    return named(strings.channels, this.channel.name);
  }

  #show(known: ContactsBody): void {
    const own = known.contacts.find((one) => !one.kept_by_host);
    const isHeld = known.contacts.some((one) => one.kept_by_host);
    this.element.replaceChildren(
      h('ul', { class: 'addresses' }, ...known.contacts.map(addressLine)),
      ...(known.contacts.length > 0 || known.incomplete ? [] : [h('p', { class: 'hint' }, strings.noAddress)]),
      ...(known.incomplete ? [h('p', { class: 'hint' }, strings.unknownAddresses)] : isHeld ? [h('p', { class: 'hint' }, strings.keptByHostHint)] : []),
      ...(this.channel.name === 'webpush' ? this.#browser() : [this.#address(isHeld && !own), ...(own && !own.verified && this.channel.needs_verification ? [this.#code()] : [])]),
      this.#consent(known),
      this.#said,
    );
  }

  #address(another: boolean): HTMLElement {
    let address = '';
    const field = this.#fields.add('address', say(another ? strings.anotherAddressOf : strings.addressOf, { channel: this.#name }), input('', (value) => {
      address = value;
    }, { autocomplete: 'off' }));
    return h('div', { class: 'line' }, field, button(strings.setAddress, () => this.#do(() => this.client.settings.setContact(this.channel.name, address.trim()), strings.saved), { class: 'plain' }));
  }

  #code(): HTMLElement {
    const { settings } = this.client;
    let code = '';
    const field = this.#fields.add('code', strings.code, input('', (value) => {
      code = value;
    }, { inputmode: 'numeric', maxlength: '6', autocomplete: 'one-time-code' }), 'field short');
    return h(
      'div',
      { class: 'line' },
      button(strings.sendCode, () => this.#do(async () => {
        const { expires_at } = await settings.sendCode(this.channel.name);
        this.#say(say(strings.codeSent, { until: moment(expires_at) }));
      }), { class: 'plain' }),
      field,
      button(strings.verify, () => this.#do(async () => {
        await settings.verify(this.channel.name, code.trim());
        return settings.contacts(this.channel.name);
      }, strings.saved), { class: 'plain' }),
    );
  }

  #consent({ opted_out, contacts }: ContactsBody): HTMLElement {
    const { settings } = this.client;
    const again = async (go: Promise<void>) => {
      await go;
      return settings.contacts(this.channel.name);
    };
    const consent = contacts.find((one) => one.consent)?.consent;
    const isAgreedThere = contacts.some((one) => one.kept_by_host && one.consented);
    const isDecidedThere = contacts.length > 0 && contacts.every((one) => one.kept_by_host);
    const agree = () => button(strings.optIn, () => this.#do(() => again(settings.optIn(this.channel.name, strings.consentVersion)), strings.saved), { class: 'plain' });
    const leave = () => button(strings.optOut, () => this.#do(() => again(settings.optOut(this.channel.name)), strings.saved), { class: 'link' });
    const wording = say(strings.consent, { channel: this.#name });
    const parts = opted_out ? [h('p', {}, strings.optedOut), h('p', { class: 'hint' }, wording), agree()]
      : consent ? [h('p', { class: 'hint' }, say(strings.consented, { at: moment(consent.at) })), leave()]
      : this.channel.needs_consent && isAgreedThere ? [h('p', { class: 'hint' }, strings.consentedAtHost), leave()]
      : this.channel.needs_consent && isDecidedThere ? [h('p', { class: 'hint' }, strings.consentAtHost), leave()]
      : this.channel.needs_consent && contacts.length > 0 ? [h('p', { class: 'hint' }, wording), agree()]
      : [leave()];
    return h('div', { class: 'consent' }, ...parts);
  }

  #browser(): HTMLElement[] {
    const { settings } = this.client;
    const again = () => settings.contacts(this.channel.name);
    return isPushPossible() ? [h(
      'div',
      { class: 'line' },
      button(strings.pushYes, () => this.#do(async () => {
        const granted = await subscribeToPush(settings, WORKER);
        this.#say(granted ? strings.pushDone : strings.pushDenied);
        return granted ? again() : undefined;
      }), { class: 'plain' }),
      button(strings.thisBrowserOff, () => this.#do(async () => {
        await unsubscribeFromPush(settings, WORKER);
        return again();
      }, strings.saved), { class: 'link' }),
    )] : [];
  }

  async #do(act: () => Promise<ContactsBody | void>, done?: string): Promise<void> {
    this.#fields.clear();
    try {
      const known = await act();
      if (known) {
        this.#show(known);
      }

      if (done) {
        this.#say(done);
      }
    } catch (error) {
      const problems = error instanceof Problem ? error.code === 'wrong_code' || error.code === 'code_expired'
        ? [{ field: 'code', message: error.message, limit: '' }] : [...error.problems] : [];
      const homeless = this.#fields.show(problems);
      this.#say(homeless.length > 0 ? homeless.map(sentence).join(' ') : problems.length > 0 ? '' : reasonOf(error), true);
    }
  }

  #say(text: string, wrong = false): void {
    this.#said.textContent = text;
    this.#said.classList.toggle('wrong', wrong);
    if (!this.#said.isConnected) {
      this.element.append(this.#said);
    }
  }
}

const addressLine = ({ address: shown, verified, kept_by_host, suppressed }: ContactBody) => h(
  'li',
  {},
  h('span', { class: 'address' }, shown),
  h('small', { class: verified ? 'good' : 'open' }, verified ? strings.verified : strings.notVerified),
  kept_by_host && h('small', { class: 'kept' }, strings.keptByHost),
  suppressed && h('small', { class: 'open' }, say(strings.suppressed, { cause: suppressed })),
);
