// What a list does: rows that are drawn near the viewport only (L2), saving a member from a row, and writing to one.

import { fetchPart, settings, whenContentComes } from "./content.js";

const LIST = "[data-test-paginated-list]";
const NEAR = "300px";

if (settings.has("undrawn")) whenContentComes((root, signal) => drawWhatIsNear(root.querySelector(LIST), signal).catch(() => {}));
document.addEventListener("click", onClick);

async function drawWhatIsNear(list, signal) {
  if (!list) return;
  const page = await fetchPart(location.href, "rows");
  const drawn = [...page.querySelectorAll(`${LIST} > li`)], empty = list.querySelector(":scope > .profile-list__occlusion-area");
  if (!empty || !drawn.length) return;
  const heights = drawn.map(() => 0);
  const watcher = new IntersectionObserver((entries) => entries.forEach(draw), { rootMargin: NEAR });
  const watch = (slot) => watcher.observe(slot);

  // Every time a row comes near it is another node: whoever kept the old one holds nothing that is in the page.
  function draw({ target, isIntersecting, boundingClientRect }) {
    const index = [...list.children].indexOf(target), isDrawn = target.firstElementChild !== null;
    if (index < 0 || isDrawn === isIntersecting) return;
    if (isDrawn) heights[index] = boundingClientRect.height;
    const slot = isIntersecting ? drawn[index].cloneNode(true) : empty.cloneNode();
    if (!isIntersecting && heights[index]) slot.style.height = `${heights[index]}px`;
    watcher.unobserve(target);
    target.replaceWith(slot);
    watch(slot);
  }

  [...list.children].forEach(watch);
  signal.addEventListener("abort", () => list.isConnected || watcher.disconnect());
}

async function onClick(event) {
  const button = event.target.closest(`${LIST} button[name]`);
  if (button?.name === "message") location.assign(`${button.value}${button.value.includes("?") ? "&" : "?"}tab=messages`);
  if (button?.name === "save") await save(button);
}

async function save(button) {
  const project = document.querySelector("[data-test-project-name-name]")?.textContent.trim() ?? button.textContent.trim();
  const answer = await fetch(`/talent/profile/${button.value}/save`, { method: "POST", body: new URLSearchParams({ project }) });
  const notice = Object.assign(document.createElement("p"), { role: "status", textContent: answer.ok ? "✓" : "!" });
  document.querySelector("#artdeco-toasts-outlet").replaceChildren(notice);
  notice.append(` ${button.closest("[data-test-row]").querySelector("[data-test-row-lockup-full-name]").textContent.trim()}`);
  setTimeout(() => notice.remove(), 4000);
}
