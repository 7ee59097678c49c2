// Lists whose items are dragged, with mouse or finger: [data-sortable] says which kind of list. The library is loaded and attached
// here and nowhere else, once, when the first such list stands in a page. A list that can be dragged is marked [data-attached]. What
// a drag means is for the owner of the list: the item says `dragged`, with where it was.

const { library } = document.currentScript.dataset;
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
const kinds = {
  arrange: { draggable: '[data-movable]', handle: '.grip' },
  board: {
    draggable: '.person-card[data-active]',
    group: 'board',
    sort: false, // the order within a column is not anybody's to choose
    delay: 180,
    delayOnTouchOnly: true, // a finger that moves at once scrolls
  },
};

let loading;

function load() {
  loading ??= import(library).then(() => window.Sortable);
  loading.catch(() => { loading = undefined; }); // nobody answered: the next list asks again
  return loading;
}

function attach(Sortable, list) {
  if ('attached' in list.dataset || !list.isConnected) return;
  list.dataset.attached = '';
  let before;
  Sortable.create(list, {
    ...kinds[list.dataset.sortable],
    animation: calm ? 0 : 120,
    onStart: ({ item, from }) => { before = { list: from, next: item.nextElementSibling }; },
    onEnd: ({ item, from, to, oldIndex, newIndex }) => {
      if (from !== to || oldIndex !== newIndex) item.dispatchEvent(new CustomEvent('dragged', { bubbles: true, detail: before }));
    },
  });
}

async function attachLists() {
  const lists = [...document.querySelectorAll('[data-sortable]:not([data-attached])')];
  if (!lists.length) return;
  const Sortable = await load();
  for (const list of lists) attach(Sortable, list);
}

document.addEventListener('htmx:after:swap', attachLists);
attachLists();
