// Navigation within the page, as large recruiting sites do it: a click fetches only the content of the next page,
// replaces what <main> holds and pushes the address. Whatever goes wrong ends in an ordinary page load.

const INSIDE = /^\/talent\/(search|profile\/[^/]+)$/;

let running = new AbortController();

history.scrollRestoration = "manual";
document.addEventListener("click", onClick);
document.addEventListener("submit", onSubmit);
window.addEventListener("popstate", (event) => show(location.href, event.state?.top ?? 0));

/** The content of the page at an address, as a document with a title and a <main>. */
export async function fetchContent(address, signal) {
  const answer = await fetch(address, { headers: { "X-Fragment": "main" }, signal });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function onClick(event) {
  const link = event.target.closest("a[href]");
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (event.defaultPrevented || !plain || !link || link.target || link.hash || !isInside(link)) return;
  event.preventDefault();
  go(link.href);
}

function onSubmit(event) {
  const form = event.target;
  if (form.method !== "get" || !isInside(new URL(form.action))) return;
  event.preventDefault();
  const filled = [...new FormData(form)].filter(([, value]) => value !== "");
  go(`${form.action}?${new URLSearchParams(filled)}`);
}

function isInside(address) {
  return address.origin === location.origin && INSIDE.test(address.pathname);
}

function go(address) {
  history.replaceState({ top: scrollY }, "");
  history.pushState({ top: 0 }, "", address);
  return show(address, 0);
}

async function show(address, top) {
  running.abort();
  running = new AbortController();
  try {
    replaceContent(await fetchContent(address, running.signal), top);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

function replaceContent(next, top) {
  document.title = next.title;
  const main = document.querySelector("main");
  main.replaceChildren(...next.querySelector("main").childNodes);
  document.querySelector("header input[name=q]").value = new URLSearchParams(location.search).get("q") ?? "";
  main.querySelector("h1")?.focus({ preventScroll: true });
  scrollTo(0, top);
}
