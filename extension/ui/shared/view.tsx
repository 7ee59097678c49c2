import { render, type VNode } from 'preact';
import { browser } from 'wxt/browser';
import { adoptLook } from './shadow';
import './view.css';

/** Shows one of the extension's own pages, in the browser's language. */
export function showView(view: VNode): void {
  document.documentElement.lang = browser.i18n.getUILanguage();
  adoptLook(document);
  render(view, document.getElementById('view')!);
}
