// What a profile does: its last card comes late, the public link comes on a click or under the pointer, tabs, and notices.

import { fetchNodes, pause, settings, whenContentComes } from "./content.js";

const LATE = Number(settings.get("late"));
const TRIGGER = "[data-test-public-profile-trigger]";
const HOVER = 400;
let person = whoIsShown();

whenContentComes((root, signal) => {
  person = whoIsShown();
  if (person && root.querySelector(".profile__background")) drawLateCard(root, person, signal).catch(() => {});
});
document.addEventListener("click", onClick);
document.addEventListener("keydown", onKey);
document.addEventListener("pointerover", onPointer);

/** The member in the address; while old content stands under a new one, whom the content is about is kept. */
function whoIsShown() {
  return /\/profile\/([^/]+)/.exec(location.pathname)?.[1] ?? null;
}

async function drawLateCard(root, id, signal) {
  await pause(LATE, signal);
  const [card] = await fetchNodes(`/talent/api/members/${id}/personal-information`, signal);
  const background = root.querySelector(".profile__background"), experience = background?.querySelector("[data-test-profile-background-card]");
  if (card && experience) experience.after(card);
  else if (card) background?.append(card);
}

function onClick(event) {
  const trigger = event.target.closest(TRIGGER), tab = event.target.closest("[role=tab]");
  const opener = event.target.closest("button[aria-controls^=tab-]:not([role=tab])");
  if (trigger) return void (trigger.ariaExpanded === "true" ? closePublicLink(trigger) : openPublicLink(trigger));
  if (event.target.closest("[data-test-hoverable-popover-content] button")) return void copy(event.target);
  if (tab) choose(tab);
  else if (opener) choose(opener.closest(".profile__main-container").querySelector(`#for-${opener.getAttribute("aria-controls").slice(4)}`), true);
}

function onKey(event) {
  const tab = event.target.closest?.("[role=tab]");
  if (event.key === "Escape") document.querySelectorAll(`${TRIGGER}[aria-expanded=true]`).forEach(closePublicLink);
  if (!tab || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const tabs = [...tab.parentElement.children], step = event.key === "ArrowRight" ? 1 : -1;
  choose(tabs.at((tabs.indexOf(tab) + step) % tabs.length), true);
}

function onPointer(event) {
  const trigger = event.target.closest?.(TRIGGER);
  if (trigger) setTimeout(() => trigger.matches(":hover") && openPublicLink(trigger), HOVER);
}

async function openPublicLink(trigger) {
  if (trigger.ariaExpanded === "true") return;
  trigger.ariaExpanded = "true";
  const [content] = await fetchNodes(`/talent/api/members/${person}/public-profile`);
  if (content && trigger.ariaExpanded === "true") trigger.after(content);
}

function closePublicLink(trigger) {
  trigger.ariaExpanded = "false";
  trigger.parentElement.querySelector("[data-test-hoverable-popover-content]")?.remove();
}

async function copy(button) {
  await navigator.clipboard?.writeText(button.previousElementSibling.href).catch(() => {});
}

function choose(tab, focus = false) {
  for (const each of tab.parentElement.children) {
    const isChosen = each === tab;
    each.ariaSelected = String(isChosen);
    each.tabIndex = isChosen ? 0 : -1;
    tab.closest(".profile__main-container").querySelector(`#${each.getAttribute("aria-controls")}`).hidden = !isChosen;
  }
  if (focus) tab.focus();
}
