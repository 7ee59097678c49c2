// The ordinary site and Sales Navigator: the overlay with contact data (I4, I9), and the menu that has the public link (S3).

import { contentCame, fetchNodes, fetchPart, whenContentComes } from "./content.js";

const CONTACT = "overlay/contact-info/";
const NEWER = "#interop-outlet", OLDER = "#artdeco-modal-outlet";

document.addEventListener("click", onClick);
document.addEventListener("keydown", (event) => event.key === "Escape" && dialog() && close());
whenContentComes(() => {
  if (location.pathname.endsWith(CONTACT)) dialog() ?? open();
  else shut();
});
listenInShadow();

function dialog() {
  const newer = document.querySelector(NEWER)?.shadowRoot?.querySelector("[role=dialog]");
  return newer ?? document.querySelector(`${OLDER} [role=dialog]`);
}

function onClick(event) {
  const link = event.target.closest("a[href]"), menu = event.target.closest("button[name=menu]");
  if (menu) return void toggle(menu);
  if (event.target.closest(".artdeco-modal__dismiss")) return void (event.preventDefault(), close());
  const isContact = link?.matches("#top-card-text-details-contact-info") || (link?.getAttribute("href") === "#" && document.querySelector(NEWER));
  if (!isContact || event.button !== 0 || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  history.pushState({ top: scrollY }, "", new URL(CONTACT, location.href.replace(/(overlay|details|recent-activity)\/.*$/, "")));
  open();
}

async function open() {
  const page = await fetchPart(location.href, "content");
  const shown = page.querySelector("#overlay-part [role=dialog]"), newer = document.querySelector(NEWER);
  if (!shown) return;
  if (!newer) document.querySelector(OLDER).replaceChildren(shown);
  else {
    const root = newer.shadowRoot ?? newer.attachShadow({ mode: "open" });
    root.replaceChildren(...[...document.querySelectorAll("link[rel=stylesheet]")].map((each) => each.cloneNode()), shown);
    listenInShadow();
  }
  contentCame(document);
}

function listenInShadow() {
  const root = document.querySelector(NEWER)?.shadowRoot;
  if (root) root.onclick = (event) => event.target.closest(".artdeco-modal__dismiss") && (event.preventDefault(), close());
}

function shut() {
  document.querySelector(OLDER)?.replaceChildren();
  document.querySelector(NEWER)?.shadowRoot?.replaceChildren();
}

function close() {
  history.pushState({ top: scrollY }, "", location.pathname.replace(CONTACT, ""));
  shut();
}

async function toggle(button) {
  const opens = button.ariaExpanded !== "true";
  button.ariaExpanded = String(opens);
  if (!opens) return void button.nextElementSibling?.remove();
  const [menu] = await fetchNodes(button.value);
  if (menu && button.ariaExpanded === "true") button.after(menu);
}
