// People on a job: how many are chosen in the list, and cards that move between the columns of the board by drag, with mouse or
// finger, and by keyboard. A move is sent as the menu of the card would send it: the server decides, and its answer puts the card
// where it stands. Without this file everything is done by the menu.

const bulk = () => document.getElementById('bulk');
const boxes = () => [...document.querySelectorAll('input[name="person"][form="bulk"]')];

function countChosen() {
  if (!bulk()) return;
  const says = bulk().querySelector('.chosen');
  const all = document.querySelector('[data-choose-all]');
  const number = boxes().filter((box) => box.checked).length;
  says.textContent = number === 0 ? says.dataset.none : number === 1 ? says.dataset.one : says.dataset.many.replace('#', number);
  all.checked = number > 0 && number === boxes().length;
  all.indeterminate = number > 0 && !all.checked;
}

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-choose-all]')) for (const box of boxes()) box.checked = event.target.checked;
  if (event.target.closest('#people')) countChosen();
});
document.addEventListener('submit', (event) => {
  if (event.target.matches('form.working')) event.submitter?.setAttribute('aria-busy', 'true');
});

const board = () => document.querySelector('.board[data-movable]');
const columns = () => [...board().querySelectorAll('.cards')];
const handle = (card) => card.querySelector('[data-handle]');
let lifted = null; // the card that the keyboard carries, and where it was

function placeOf(card) {
  return { list: card.parentElement, next: card.nextElementSibling };
}

function putBack(card, place) {
  place.list.insertBefore(card, place.next?.parentElement === place.list ? place.next : null);
}

function tell(text, card, list) {
  const stage = list?.closest('.column').querySelector('.name').textContent ?? '';
  document.getElementById('board-says').textContent = board().dataset[text].replace('#name', card.dataset.name).replace('#stage', stage);
}

async function send(card, place, refocus) {
  const { tab, status } = board().dataset;
  const values = { stage: card.dataset.stage, to: card.parentElement.dataset.stage, tab, status, view: 'board' };
  card.setAttribute('aria-busy', 'true');
  try {
    await window.htmx.ajax('POST', `/applications/${card.dataset.application}/move`, { source: card, target: card, swap: 'delete', values });
  } finally {
    card.removeAttribute('aria-busy');
    if (card.isConnected) putBack(card, place); // refused, or nobody answered
    const there = document.getElementById(card.id);
    if (refocus && there) handle(there).focus();
  }
}

function lift(card) {
  lifted = { card, place: placeOf(card) };
  card.classList.add('lifted');
  tell('lifted', card);
}

function drop() {
  const { card, place } = lifted;
  lifted = null;
  card.classList.remove('lifted');
  if (card.parentElement === place.list) putBack(card, place);
  else send(card, place, true);
}

function giveUp() {
  const { card, place } = lifted;
  lifted = null;
  card.classList.remove('lifted');
  putBack(card, place);
  tell('back', card);
  handle(card).focus();
}

function carry(step) {
  const { card } = lifted;
  const next = columns()[columns().indexOf(card.parentElement) + step];
  if (!next) return;
  next.prepend(card);
  card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  handle(card).focus();
  tell('over', card, next);
}

document.addEventListener('keydown', (event) => {
  const card = event.target.closest?.('[data-handle]')?.closest('.person-card[data-active]');
  if (!card || !board()) return;
  const acts = { ' ': () => lift(card) };
  const lifting = { ' ': drop, Enter: drop, Escape: giveUp, Tab: giveUp, ArrowLeft: () => carry(-1), ArrowRight: () => carry(1) };
  const act = (lifted ? lifting : acts)[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener('dragged', (event) => {
  if (event.target.matches('.person-card')) send(event.target, event.detail, false);
});
document.addEventListener('htmx:after:swap', countChosen);
countChosen();
