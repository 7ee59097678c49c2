import look from './look.css?inline';

let sheet: CSSStyleSheet | undefined;

/**
 * An element with a shadow root that the page's styles do not reach and that carries ours. The styles come as a
 * constructed sheet, which a page's Content-Security-Policy does not stop. The root is open: assistive tools reach it, and a
 * closed one would be no protection, because the page owns the document that it stands in.
 * Keys and clicks end here, so that a page's own shortcuts and row clicks do not hear them; and those that a script made do not even
 * begin: only a person exports, connects or changes anything.
 */
export function shadowHost(name: string): { host: HTMLElement; root: ShadowRoot } {
  const host = document.createElement(name);
  const root = host.attachShadow({ mode: 'open' });
  adoptLook(root);
  for (const type of HEARD_HERE) {
    root.addEventListener(type, dropForged, true);
    host.addEventListener(type, (event) => event.stopPropagation());
  }
  return { host, root };
}

function dropForged(event: Event): void {
  if (event.isTrusted) return;
  // Without its default action a forged click on a label does not become a real one on its field.
  event.preventDefault();
  event.stopImmediatePropagation();
}

const HEARD_HERE = ['click', 'mousedown', 'pointerdown', 'keydown', 'keyup', 'keypress', 'input', 'change'];

/** Gives a document or shadow root our look. */
export function adoptLook(root: ShadowRoot | Document): void {
  // Firefox keeps constructed sheets of content scripts away from the page's roots (bug 1751346).
  if (import.meta.env.FIREFOX) return adoptAsElement(root);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, (sheet ??= constructed())];
}

function adoptAsElement(root: ShadowRoot | Document): void {
  const style = document.createElement('style');
  style.textContent = look;
  (root instanceof Document ? root.head : root).append(style);
}

function constructed(): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(look);
  return made;
}
