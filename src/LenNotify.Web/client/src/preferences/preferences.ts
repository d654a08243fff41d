import type { SchemaBody } from '../api.js';
import type { PreferencesDocument } from '../headless/choices.js';
import { Problem } from '../headless/http.js';
import type { Tagged } from '../headless/settings.js';
import text from '../styles/preferences.css';
import { button, h } from '../ui/dom.js';
import { failure, LenElement, reasonOf } from '../ui/element.js';
import { schemaOf } from '../ui/filters.js';
import { say, strings } from '../ui/strings.js';
import { channels } from './channels.js';
import { Fields, sentence, type Form } from './form.js';
import { digest } from './digest.js';
import { confidence, lists, priorities } from './lists.js';
import { mergePatch } from './merge.js';
import { quiet } from './quiet.js';
import { types } from './types.js';

const BUILDERS: Readonly<Record<string, (form: Form) => HTMLElement>> = { quiet, lists, priorities };

/** What a person may choose, on one page. Attribute: `api`. */
export class LenPreferences extends LenElement {
  #schema!: SchemaBody;
  #stored!: Tagged<PreferencesDocument>;
  #draft!: PreferencesDocument;
  #fields = new Fields();
  #save!: HTMLButtonElement;
  #undo!: HTMLButtonElement;
  #said = h('p', { class: 'said', role: 'status', part: 'status' });

  protected override styles() {
    return [text];
  }

  /** Whether there is something that is not saved. */
  get isChanged(): boolean {
    return this.#draft !== undefined && Object.keys(this.#patch()).length > 0;
  }

  protected begin(): void {
    this.root.replaceChildren(h('p', { class: 'loading' }, strings.loading));
    void this.#load();
    this.client.on('preferences', () => {
      this.#changedElsewhere().catch((error: unknown) => this.tell('len-problem', { error }));
    }, this.life);
  }

  async #load(): Promise<void> {
    try {
      [this.#schema, this.#stored] = await Promise.all([schemaOf(this.client), this.client.settings.preferences()]);
      this.#build();
    } catch (error) {
      this.root.replaceChildren(failure(error), button(strings.tryAgain, () => void this.#load(), { class: 'link' }));
    }
  }

  #build(): void {
    this.#draft = structuredClone(this.#stored.document);
    this.#fields = new Fields();
    this.#save = button(strings.save, () => void this.save(), { class: 'primary', part: 'save' });
    this.#undo = button(strings.discard, () => this.#build(), { class: 'plain', part: 'discard' });
    const form = this.#form();
    const parts = [channels(form), types(form), confidence(form), quiet(form), digest(form), lists(form), priorities(form)];
    this.root.replaceChildren(
      ...parts.filter((part) => part !== null),
      h('div', { class: 'bar', part: 'bar' }, this.#said, this.#undo, this.#save),
    );
    this.#edited();
  }

  #form(): Form {
    return {
      client: this.client,
      schema: this.#schema,
      draft: this.#draft,
      fields: this.#fields,
      edit: (change, rebuild, added) => {
        change(this.#draft);
        const builder = rebuild && BUILDERS[rebuild.dataset.section ?? ''];
        if (builder) {
          const fresh = builder(this.#form());
          rebuild.replaceWith(fresh);
          (typeof added === 'string' ? [...fresh.querySelectorAll<HTMLElement>(added)].at(-1) : fresh.querySelector<HTMLElement>('input, button'))?.focus();
        }

        this.#edited();
      },
    };
  }

  #edited(): void {
    const isChanged = this.isChanged;
    this.#save.disabled = !isChanged;
    this.#undo.hidden = !isChanged;
    this.#say(isChanged ? strings.changed : '');
  }

  /** Stores the changes; what is wrong is shown at its field. */
  async save(): Promise<boolean> {
    this.#save.disabled = true;
    try {
      this.#stored = await this.client.settings.change(this.#patch(), this.#stored.tag);
      this.#fields.clear();
      this.#build();
      this.#say(strings.saved);
      this.tell('len-saved', { preferences: this.#stored.document });
      return true;
    } catch (error) {
      await this.#failed(error);
      return false;
    }
  }

  async #failed(error: unknown): Promise<void> {
    if (error instanceof Problem && error.code === 'changed_meanwhile') {
      await this.#load();
      this.#say(strings.changedElsewhere, true);
      return;
    }

    this.#save.disabled = false;
    const problems = error instanceof Problem ? error.problems : [];
    const homeless = this.#fields.show(problems);
    this.#say([
      problems.length > 0 ? say(strings.wrongFields, { n: problems.length }) : reasonOf(error),
      ...homeless.map(sentence),
    ].join(' '), true);
  }

  // Somebody who is in the middle of something keeps it, and is told when it is saved.
  async #changedElsewhere(): Promise<void> {
    if (this.#draft === undefined || this.isChanged) {
      return;
    }

    const stored = await this.client.settings.preferences();
    if (stored.tag !== this.#stored.tag && !this.isChanged) {
      this.#stored = stored;
      this.#build();
    }
  }

  #patch(): Record<string, unknown> {
    const { version: _, ...patch } = mergePatch({ ...this.#stored.document }, { ...this.#draft });
    return patch;
  }

  #say(text: string, wrong = false): void {
    this.#said.textContent = text;
    this.#said.classList.toggle('wrong', wrong);
  }
}
