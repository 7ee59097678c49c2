// Inside a frame: tells the page around it how high it is and what happened, and looks again for what is on its way.

const page = content("page-origin");
const happened = content("happened");
const again = content("look-again");

if (page && parent !== window) {
  new ResizeObserver(tellHeight).observe(document.body);
  if (happened) tell(JSON.parse(happened));
}
if (again) setTimeout(() => location.replace(again), 1500);

function tellHeight() {
  tell({ kind: "height", value: document.body.getBoundingClientRect().height });
}

function tell(message) {
  parent.postMessage(message, page);
}

function content(name) {
  return document.querySelector(`meta[name=${name}]`)?.content;
}
