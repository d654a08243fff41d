import { h } from '../ui/dom.js';
import { LenAudit } from './audit.js';
import { LenChannels } from './channels.js';
import { LenDeadLetters } from './dead-letters.js';
import { LenFigures } from './figures.js';
import { OperatorElement } from './operator-element.js';

/** The operators' page: all of their elements, one below the other. Attribute: `admin`. */
export class LenOperator extends OperatorElement {
  protected begin(): void {
    const parts = [new LenChannels(), new LenFigures(), new LenDeadLetters(), new LenAudit()];
    const admin = this.getAttribute('admin');
    if (admin !== null) {
      parts.forEach((part) => part.setAttribute('admin', admin));
    }

    this.root.replaceChildren(h('div', { class: 'parts' }, ...parts));
  }
}
