import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/** Sets the text of an input only where it is another one, and leaves the caret of the focused one where it was. */
class FieldText extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('fieldText belongs on an element.');
  }

  override render(_text: string): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [text]: [string]): typeof noChange {
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return noChange;
    if (element.value === text) return noChange;
    const caret = element === document.activeElement ? element.selectionStart : null;
    element.value = text;
    if (caret !== null) element.setSelectionRange(caret, caret);
    return noChange;
  }
}

/** `<input ${fieldText('shown')}>` */
export const fieldText = directive(FieldText);
