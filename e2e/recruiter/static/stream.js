// The stream of results: the rows of the next page are added below the last one, on a click or when the link comes into view.

import { fetchContent } from "./navigation.js";

// With so many rows only a click adds more, so that the end of the page can be reached.
const ROWS_WITHOUT_CLICK = 125;

const NEXT = "#more a[rel=next]";
const inView = new IntersectionObserver((entries) => {
  const link = entries.find((entry) => entry.isIntersecting)?.target;
  if (link && document.querySelectorAll("#rows > li").length <= ROWS_WITHOUT_CLICK) addRows(link);
});

new MutationObserver(watchLink).observe(document.querySelector("main"), { childList: true, subtree: true });
watchLink();

// Before the navigation sees it: the link is no navigation here.
document.addEventListener("click", onClick, { capture: true });

function watchLink() {
  const link = document.querySelector(NEXT);
  if (link) inView.observe(link);
}

function onClick(event) {
  const link = event.target.closest(NEXT);
  if (!link) return;
  event.preventDefault();
  addRows(link, { clicked: true });
}

async function addRows(link, { clicked = false } = {}) {
  if (link.ariaBusy === "true") return;
  link.ariaBusy = "true";
  const next = await fetchContent(link.href).catch(() => null);
  if (!next) link.ariaBusy = "false";
  if (!next || !link.isConnected) return;
  const focused = document.activeElement === link;
  const rows = [...next.querySelectorAll("#rows > li")];
  document.querySelector("#rows").append(...rows);
  document.querySelector("#more").replaceChildren(...next.querySelector("#more").childNodes);
  // Whoever clicked goes on at the first new row; whoever only came by keeps the focus where it was.
  const following = clicked ? rows[0].querySelector("a") : document.querySelector(NEXT);
  if (focused) following?.focus({ preventScroll: true });
}
