"""The extension's own pages, its toolbar button, and who is signed in to it."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, Request, expect

from e2e.pages.export_box import ExportBox
from e2e.pages.in_ats import InAtsCard, badges
from e2e.support.chromium import Chromium
from e2e.support.colleague import PASSWORD, RECRUITER

# What passes while an export waits: its pause ends, and the alarm that looks after it rings. The worker's own clock is real.
_LATER = """async () => {
  const waiting = Object.entries(await chrome.storage.local.get()).filter(([key]) => key.startsWith('queue:'));
  await chrome.storage.local.set(Object.fromEntries(waiting.map(([key, entry]) => [key, { ...entry, nextAt: 0 }])));
  await chrome.alarms.create('drain', { when: Date.now() });
}"""

# What an instance said about its user and hosts is asked for again when it is five minutes old.
_OLD = """async () => {
  const said = Object.entries(await chrome.storage.local.get()).filter(([key]) => key.startsWith('profile:'));
  await chrome.storage.local.set(Object.fromEntries(said.map(([key, entry]) => [key, { ...entry, at: 0 }])));
}"""

# The toolbar lies outside every page, so what it says is asked for until it is what it should be.
_TOOLBAR = """async (text) => {
  for (const end = Date.now() + 10_000; ; await new Promise((next) => setTimeout(next, 50))) {
    const now = await chrome.action.getBadgeText({});
    if (now === text) return;
    if (Date.now() > end) throw new Error(`The toolbar says "${now}" and not "${text}".`);
  }
}"""


class Extension:
    """The extension in ``chromium``."""

    def __init__(self, chromium: Chromium) -> None:
        self.chromium = chromium

    def open(self, name: str, query: str = "") -> Page:
        """One of its pages (popup, options, sidepanel) in a tab of its own."""
        page = self.chromium.context.new_page()
        page.goto(f"chrome-extension://{self.chromium.extension_id}/{name}.html{query}")
        return page

    def sign_in(self, address: str, email: str = RECRUITER) -> None:
        """Sign in to the pages of the Attract at ``address``, without the form."""
        form = {"email": email, "password": PASSWORD}
        assert self.chromium.context.request.post(f"{address}/sign-in", form=form).ok

    def connect(self, address: str, email: str = RECRUITER) -> None:
        """Sign in at ``address`` and connect the extension, which has that Attract chosen, from its popup."""
        self.sign_in(address, email)
        popup = self.open("popup")
        popup.get_by_role("button", name="Connect to Attract").click()
        self.allow()
        expect(popup.get_by_text("Connected as")).to_be_visible()
        popup.close()

    def allow(self) -> None:
        """Answer the question whether this browser may be connected, in the window that asks it."""
        self.consent().get_by_role("button", name="Allow").click()

    def consent(self) -> Page:
        """The window that asks."""
        window = self.chromium.sign_in_window()
        expect(window.get_by_role("heading", name="Connect this browser?")).to_be_visible()
        return window

    def tab_of(self, page: Page) -> int:
        """The browser's number for the tab of ``page``."""
        script = "async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url).id"
        return int(self.chromium.worker.evaluate(script, page.url))

    def open_panel(self, page: Page) -> "SidePanel":
        """The side panel for ``page``. Only a key press of a person opens the real one; this is the same page in a tab."""
        return SidePanel(self.open("sidepanel", f"?tab={self.tab_of(page)}"))

    def wait_for_toolbar(self, text: str) -> None:
        """Wait until the toolbar button carries ``text``; empty when nothing waits."""
        self.chromium.worker.evaluate(_TOOLBAR, text)

    def let_time_pass(self) -> None:
        """Let the pause of every export that waits be over."""
        self.chromium.worker.evaluate(_LATER)

    def press_shortcut(self, page: Page) -> None:
        """Do what Ctrl+Shift+E does on ``page``; the keys themselves belong to the browser."""
        script = "async (id) => chrome.commands.onCommand.dispatch('open-export-box', await chrome.tabs.get(id))"
        self.chromium.worker.evaluate(script, self.tab_of(page))

    def let_what_it_knows_grow_old(self) -> None:
        """Let the five minutes be over for which an instance's word about users and hosts is believed."""
        self.chromium.worker.evaluate(_OLD)

    @contextmanager
    def requests_to(self, path: str) -> Iterator[list[Request]]:
        """The requests that go out to ``path`` meanwhile, from pages and from the worker."""
        seen: list[Request] = []

        def note(request: Request) -> None:
            if path in request.url and request.method != "OPTIONS":
                seen.append(request)

        self.chromium.context.on("request", note)
        yield seen
        self.chromium.context.remove_listener("request", note)


class SidePanel:
    """The side panel, shown in ``page``."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.box, self.card = ExportBox(page), InAtsCard(page)
        self.address_field = page.get_by_role("textbox", name="LinkedIn profile address")
        self.several = page.get_by_role("group", name="Several people are on this page")

    def use_address(self, address: str) -> None:
        """Paste the address of a profile."""
        self.address_field.fill(address)
        self.page.get_by_role("button", name="Use", exact=True).click()

    def badge(self) -> Locator:
        """The badge beside the person."""
        return badges(self.page)
