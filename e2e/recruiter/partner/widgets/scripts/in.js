// A look-alike of LinkedIn's in.js: reads its own <script> text, asks whether this page may use it, and replaces
// <script type="IN/…"> tags by frames. IN.parse(element) does the same for tags that are added later.

(() => {
  const own = document.currentScript;
  const settings = readSettings(own.textContent);
  if (window.IN?.key === settings.api_key) {
    window.IN.parse(document);
    return;
  }
  const home = new URL(own.src).origin;
  const frames = new Map();
  const allowed = ask();

  window.IN = { key: settings.api_key, parse };
  window.addEventListener("message", onMessage);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => parse(document));
  else parse(document);

  /** Replaces the tags within an element; nothing happens on pages that the application has not registered. */
  async function parse(element) {
    if (!(await allowed)) return;
    const tags = [...element.querySelectorAll('script[type^="IN/"]')];
    if (element.matches?.('script[type^="IN/"]')) tags.push(element);
    for (const tag of tags) if (tag.isConnected) replace(tag);
  }

  async function ask() {
    try {
      const answer = await fetch(`${home}/xdoor/allowed?api_key=${encodeURIComponent(settings.api_key)}`);
      if (answer.ok) return true;
      console.error(`IN: ${(await answer.json()).message}`);
    } catch (error) {
      console.error(`IN: ${error.message}`);
    }
    return false;
  }

  function replace(tag) {
    const name = tag.type.slice("IN/".length);
    if (!settings.extensions.includes(name)) {
      console.error(`IN: ${name} is not among the extensions of this page`);
      return;
    }
    const query = new URLSearchParams({ ...tag.dataset, api_key: settings.api_key, origin: location.origin });
    const frame = document.createElement("iframe");
    frame.src = `${home}/xdoor/widgets/${name}?${query}`;
    frame.title = `LinkedIn: ${name}`;
    frame.width = tag.dataset.width ?? "100%";
    frame.height = "200";
    frame.style.cssText = "border: 0; max-width: 100%;";
    tag.replaceWith(frame);
    frames.set(frame, { ...tag.dataset });
  }

  function onMessage(event) {
    if (event.origin !== home) return;
    for (const [frame, data] of frames) {
      if (!frame.isConnected) frames.delete(frame);
      else if (frame.contentWindow === event.source) take(frame, data, event.data);
    }
  }

  function take(frame, data, message) {
    if (message.kind === "height") frame.height = String(Math.ceil(message.value));
    const name = { integrate: data.onintegrate, link: data.onlink, unlink: data.onunlink }[message.kind];
    if (name && typeof window[name] === "function") window[name](message.value);
    else if (name) console.error(`IN: the page has no function ${name}`);
  }

  function readSettings(text) {
    const lines = text.split("\n").map((line) => line.match(/^\s*(\w+)\s*:\s*(.*?)\s*$/)).filter(Boolean);
    const { api_key = "", extensions = "" } = Object.fromEntries(lines.map(([, name, value]) => [name, value]));
    return { api_key, extensions: extensions.split(",").map((each) => each.trim().split("@")[0]) };
  }
})();
