// Navigation within the page, as large sites do it: a click pushes the address, and the content follows. A profile over a
// list is added to the list's page. Whatever goes wrong ends in an ordinary page load.

import { contentCame, fetchPart, outlet, pause, settings } from "./content.js";

const AFTER = Number(settings.get("after")), OLD = Number(settings.get("old")), SLIDE_IN = settings.has("slide_in");
const FAMILIES = [/^\/talent\/(search|profile|projects|inbox|hire)(\/|$)/, /^\/in\//];
const LIST = /^(\/talent\/(?:search|hire\/\d+\/(?:manage|discover)\/\w+(?:\/review)?))(\/profile\/[^/]+)?$/;
const DRAWER = ".profile-slidein__container";

let running = new AbortController();
let list = listOf(location);

history.scrollRestoration = "manual";
document.addEventListener("click", onClick);
document.addEventListener("submit", onSubmit);
addEventListener("popstate", (event) => show(location.href, event.state?.top ?? 0));
start();

/** What the address is about: the list in it, and whether somebody lies over it. */
function listOf({ pathname }) {
  const [, base, over] = LIST.exec(pathname) ?? [];
  return base ? { base, isOver: Boolean(over) } : null;
}

async function start() {
  if (!AFTER) return contentCame(outlet());
  await pause(AFTER, running.signal);
  const part = list?.isOver ? "drawer" : "content";
  put(await fetchPart(location.href, part, running.signal), part === "drawer");
}

function onClick(event) {
  const link = event.target.closest("a[href]");
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const row = link?.closest("[data-test-link-to-profile-link]");
  if (event.defaultPrevented || !plain || !link || (link.target && !row) || link.getAttribute("href") === "#") return;
  if (!isInside(link) || link.pathname.includes("/overlay/") || link.closest(".artdeco-modal")) return;
  event.preventDefault();
  go(row && SLIDE_IN && link.closest("[data-test-paginated-list]") ? overTheList(link) : link.href);
}

function onSubmit(event) {
  const form = event.target;
  const action = form.method === "get" ? new URL(form.action) : null;
  if (!action || !isInside(action)) return;
  event.preventDefault();
  const filled = [...new FormData(form)].filter(([, value]) => value !== "");
  go(`${action.origin}${action.pathname}?${new URLSearchParams(filled)}`);
}

function isInside(address) {
  const family = FAMILIES.find((each) => each.test(location.pathname));
  return address.origin === location.origin && Boolean(family?.test(address.pathname));
}

/** Where the person of a row lies over the list. */
function overTheList(link) {
  const id = new URL(link.href).pathname.split("/").pop();
  return `${list.base}/profile/${id}${location.search}`;
}

function go(address) {
  history.replaceState({ top: scrollY }, "");
  history.pushState({ top: 0 }, "", address);
  return show(address, 0);
}

async function show(address, top) {
  running.abort();
  running = new AbortController();
  const before = list, { signal } = running;
  list = listOf(new URL(address, location));
  const isOver = Boolean(list?.isOver && before?.base === list.base && document.querySelector("[data-test-paginated-list]"));
  if (!list?.isOver && before?.isOver && before.base === list?.base && closesTo(address)) return closeDrawer();
  const part = isOver ? "drawer" : "content";
  try {
    const next = fetchPart(address, part, signal), skeleton = AFTER && fetchPart(address, isOver ? "drawer" : "skeleton", signal);
    next.catch(() => {});
    if (OLD && !(isOver && !document.querySelector(DRAWER))) await pause(OLD, signal);
    if (AFTER) {
      put(isOver ? emptied(await skeleton) : await skeleton, isOver, { isLoading: true });
      await pause(AFTER, signal);
    }
    put(await next, isOver, { top });
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

function closesTo(address) {
  const close = document.querySelector("[data-test-close-pagination-header-button]");
  return close && new URL(close.href).href === new URL(address, location).href;
}

function closeDrawer() {
  document.querySelector(DRAWER)?.remove();
  contentCame(outlet());
}

/** A drawer whose person has not come yet. */
function emptied(page) {
  const loading = page.createElement("div");
  loading.className = "loading-overlay__wrapper";
  loading.textContent = "…";
  page.querySelector(".profile-slidein__profile").replaceChildren(loading);
  return page;
}

function put(page, isOver, { isLoading = false, top = 0 } = {}) {
  retitle(page);
  const from = page.querySelector(`.${settings.get("outlet")}`), there = document.querySelector(DRAWER);
  document.querySelector("#artdeco-modal-outlet")?.replaceChildren();
  if (isOver && there) there.replaceChildren(...from.querySelector(DRAWER).childNodes);
  else if (isOver) outlet().append(from.querySelector(DRAWER));
  else outlet().replaceChildren(...from.childNodes);
  const root = isOver ? document.querySelector(DRAWER) : outlet();
  const words = document.querySelector("header input[name=q]");
  if (words) words.value = new URLSearchParams(location.search).get("q") ?? "";
  if (isLoading) return;
  if (isOver) root.querySelector("[data-test-close-pagination-header-button]").focus({ preventScroll: true });
  else {
    root.focus({ preventScroll: true });
    scrollTo(0, top);
  }
  contentCame(root);
}

// The newer markup of /in/ leaves the titles of the pages before in the document.
function retitle(page) {
  if (!document.querySelector("main#workspace")) document.title = page.title;
  else document.head.prepend(Object.assign(document.createElement("title"), { textContent: page.title }));
}
