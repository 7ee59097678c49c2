"""The extension in Firefox: its own pages, and what it adds to the pages of Recruiter."""

from e2e.firefox.browser import Firefox
from e2e.firefox.tab import Query, Tab
from e2e.support.colleague import PASSWORD, RECRUITER, Job
from e2e.support.people import Member

# What passes while an export waits: its pause ends, and the alarm that looks after it rings. The worker's own clock is real.
_LATER = """async () => {
  const waiting = Object.entries(await browser.storage.local.get()).filter(([key]) => key.startsWith('queue:'));
  await browser.storage.local.set(Object.fromEntries(waiting.map(([key, entry]) => [key, { ...entry, nextAt: 0 }])));
  await browser.alarms.create('drain', { when: Date.now() });
}"""


class ExportBox:
    """The region "Export to Attract" in ``tab``."""

    def __init__(self, tab: Tab) -> None:
        self.region = tab.find("region", "Export to Attract")
        self.jobs = self.region.find("combobox", "Search jobs by title or Job ID")
        self.export_button = self.region.find("button", "Export")
        self.status = self.region.find("status")
        self.undo_button = self.region.find("button", "Undo")

    def choose(self, job: Job) -> None:
        """Look for ``job`` by its title, and choose it from the list."""
        self.jobs.fill(job.title)
        self.region.find("option", text=job.job_id).click()
        self.jobs.has("value", job.line)

    def export(self, job: Job) -> None:
        """Choose ``job`` and export, and wait for the words that it worked."""
        self.choose(job)
        self.export_button.click()
        self.status.says(f"to {job.line}")

    def change_ats(self, name: str) -> None:
        """Choose another of the known instances."""
        self.region.find("button", "Change ATS").click()
        self.region.find("radio", name).click().has("checked", True)


class Recruiter:
    """Pages of the stand-in at ``address`` in ``tab``."""

    def __init__(self, tab: Tab, address: str) -> None:
        self.tab, self.address = tab, address
        self.box = ExportBox(tab)
        self.badges = tab.find("button", "In ATS")
        self.card = tab.find("dialog", "In ATS")

    def open_profile(self, member: Member) -> ExportBox:
        """Load the profile of ``member``; the export box in it."""
        self.tab.go(f"{self.address}/talent/profile/{member.id}")
        return self.box

    def open_card(self) -> Query:
        """Hover over the badge of a profile, which stands before those of other people; the card."""
        self.badges.first.hover()
        self.card.find("tab", "Notes").count_is(1)
        return self.card


class Extension:
    """The extension in ``firefox``."""

    def __init__(self, firefox: Firefox) -> None:
        self.firefox = firefox

    def connect(self, address: str, email: str = RECRUITER) -> None:
        """Connect the extension, which has the Attract at ``address`` chosen, from its popup and the window that opens."""
        popup = self.firefox.open_own("popup")
        self.connect_from(popup.find("button", "Connect to Attract"), email)
        popup.says("Connected as")
        popup.close()

    def connect_from(self, button: Query, email: str = RECRUITER) -> None:
        """Press ``button``, sign in in the window that opens, and allow what it asks for."""
        known = self.firefox.tabs
        button.click()
        window = self.firefox.window_beside(known)
        window.find("textbox", "Email").fill(email)
        window.press("Tab")
        window.type(PASSWORD)
        window.find("button", "Sign in").click()
        window.find("button", "Allow").click()

    def open_panel(self, tab: Tab) -> Tab:
        """The sidebar's page for ``tab``, in a tab: BiDi does not show what stands in the sidebar itself."""
        return self.firefox.open_own("sidepanel", f"?tab={self._number_of(tab)}")

    def _number_of(self, tab: Tab) -> int:
        own = self.firefox.open_own("popup")
        find = "async (url) => (await browser.tabs.query({})).find((tab) => tab.url === url).id"
        number = int(own.run(find, tab.run("() => location.href")))
        own.close()
        return number

    def prospects(self, job: Job, address: str) -> Query:
        """The people whom the Attract at ``address`` shows as prospects of ``job``, to who signed in there."""
        return self.firefox.open(f"{address}/jobs/{job.id}/prospects").find("rowheader")

    def let_time_pass(self) -> None:
        """Let the pause of every export that waits be over."""
        own = self.firefox.open_own("popup")
        own.run(_LATER)
        own.close()
