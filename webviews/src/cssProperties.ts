import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';
import { noChange } from 'lit';

/** Sets style properties through the object model: style attributes are forbidden by the page's security policy. */
class CssProperties extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('cssProperties belongs on an element.');
  }

  override render(_properties: Readonly<Record<string, string>>): typeof noChange {
    return noChange;
  }

  override update(
    { element }: ElementPart,
    [properties]: [Readonly<Record<string, string>>],
  ): typeof noChange {
    if (element instanceof HTMLElement) {
      for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
    }
    return noChange;
  }
}

/** `<div ${cssProperties({ '--top': '12px' })}>` */
export const cssProperties = directive(CssProperties);
