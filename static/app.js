// What htmx and plain HTML cannot do: dialogs, dismissing messages and times in the clock of the reader's place.

const said = () => document.getElementById('said');
const dialog = () => document.getElementById('dialog');

function localTimes(root) {
  const page = document.documentElement.lang;
  const language = navigator.languages.find((one) => one.startsWith(page)) ?? page;
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  for (const time of root.querySelectorAll('time[datetime]')) time.textContent = (time.className === 'day' ? day : moment).format(new Date(time.dateTime));
}

function say(text) {
  const note = document.createElement('p');
  note.className = 'note trouble';
  note.textContent = text;
  said().replaceChildren(note);
}

// A list that people put in order by dragging: [data-sorted] names the button that tells the server.
document.addEventListener('dragged', (event) => document.getElementById(event.target.parentElement.dataset.sorted)?.click());

document.addEventListener('keydown', (event) => {
  const button = event.key === 'Enter' && !event.isComposing && document.getElementById(event.target.dataset?.enter ?? '');
  if (!button) return;
  event.preventDefault();
  button.click();
});
document.addEventListener('click', (event) => {
  if (event.target.closest('[data-dismiss]')) said().replaceChildren();
  const copy = event.target.closest('[data-copy]');
  if (copy) navigator.clipboard?.writeText(copy.dataset.copy).then(() => { copy.lastElementChild.textContent = copy.dataset.copied; });
  for (const menu of document.querySelectorAll('details.choices[open]')) if (!menu.contains(event.target)) menu.open = false;
  if (event.target.closest('[data-close]') && dialog().open) {
    event.preventDefault();
    dialog().close();
  }
});
document.addEventListener('keydown', (event) => {
  const menu = event.key === 'Escape' && event.target.closest('details.choices[open]');
  if (menu) { menu.open = false; menu.firstElementChild.focus(); }
});
// [data-all] ticks every box of its name, as far as the list is shown.
document.addEventListener('change', (event) => {
  const all = event.target.dataset.all;
  if (all) for (const box of document.querySelectorAll(`input[name="${all}"][form]`)) box.checked = event.target.checked;
});
document.addEventListener('close-dialog', () => dialog().close());
let focused = document.body;
let asker; // the id of the row or card that the dialog is about
document.addEventListener('htmx:before:swap', () => { focused = document.activeElement; });
document.addEventListener('htmx:after:swap', () => {
  localTimes(document);
  if (dialog().firstElementChild && !dialog().open) {
    asker = focused.closest('[id]')?.id;
    dialog().showModal();
  }
  // Whoever works by keyboard goes on at the message when the row they were in has left the list; what a page fetches by
  // itself, while nothing has the focus, moves it nowhere.
  if (focused !== document.body && document.activeElement === document.body) said().querySelector('button')?.focus({ preventScroll: true });
});
// An answer of the server says itself what is wrong; this is for no answer at all.
document.addEventListener('htmx:error', (event) => {
  // What asks by itself every minute does not disturb whoever did nothing.
  if (event.detail?.ctx?.sourceElement?.id === 'unread') return;
  if (!event.detail?.ctx?.response) say(said().dataset.unreachable);
});
// The row or card that a dialog was about may have been sent anew, or have left: the focus goes on there, or at the message.
document.addEventListener('close', (event) => {
  if (event.target !== dialog()) return;
  dialog().replaceChildren();
  if (document.activeElement !== document.body) return;
  (document.getElementById(asker)?.querySelector('[hx-target="#dialog"]') ?? said().querySelector('button'))?.focus({ preventScroll: true });
}, true);

localTimes(document);
// On a telephone the menu of the Admin center is one long row: what is open is brought into view.
document.querySelector('.sections [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
