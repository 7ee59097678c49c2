"""The pages of talent pools."""

from pathlib import Path

from playwright.sync_api import Locator, expect

from e2e.pages.attract import Attract


class Pools:
    """Talent pools in the browser of somebody who is signed in."""

    def __init__(self, attract: Attract) -> None:
        self.attract, self.page = attract, attract.page
        self.dialog = self.page.get_by_role("dialog")

    def open(self) -> "Pools":
        """Go to the cards from the top bar."""
        self.page.get_by_role("banner").get_by_role("link", name="Talent pools").click()
        expect(self.attract.heading("Talent pools")).to_be_visible()
        return self

    def card(self, name: str) -> Locator:
        """The card of the pool ``name``."""
        return self.page.get_by_role("listitem").filter(has=self.page.get_by_role("heading", name=name, exact=True))

    def create(self, name: str, *contributors: str) -> "Pools":
        """Make a pool and share it with people by their names, which opens it."""
        self.page.get_by_role("button", name="New talent pool").click()
        form = self.page.locator("form[action='/pools/new']")
        form.get_by_label("Name", exact=True).fill(name)
        for person in contributors:
            form.get_by_role("checkbox", name=person).check()
        form.get_by_role("button", name="Add", exact=True).click()
        expect(self.attract.heading(name)).to_be_visible()
        return self

    def show(self, name: str) -> "Pools":
        """Open the pool ``name`` from the cards."""
        self.open().page.get_by_role("link", name=name, exact=True).click()
        expect(self.attract.heading(name)).to_be_visible()
        return self

    def choose(self, name: str, entry: str) -> None:
        """Choose ``entry`` in the menu of the pool ``name``."""
        self.page.get_by_label(f"What to do with {name}").click()
        self.page.locator("details.choices[open]").get_by_text(entry, exact=True).click()

    def add_external(self, email: str, first_name: str, last_name: str, source: str = "Agency") -> None:
        """Add somebody from outside to the pool that is open."""
        self.page.get_by_role("button", name="New candidate").click()
        self.page.get_by_label("Email", exact=True).fill(email)
        self.page.get_by_label("First name").fill(first_name)
        self.page.get_by_label("Last name").fill(last_name)
        self.page.get_by_label("Source", exact=True).select_option(label=source)
        self.page.get_by_role("button", name="Add", exact=True).click()

    def upload(self, file: Path) -> None:
        """Upload an Excel file into the pool that is open."""
        self.page.get_by_role("button", name="New candidate").click()
        self.page.get_by_role("link", name="From Excel").click()
        self.send(file)

    def send(self, file: Path) -> None:
        """Choose and send a file in the form that is shown."""
        self.page.get_by_label("Excel file").set_input_files(file)
        self.page.get_by_role("button", name="Upload").click()

    def tick(self, *names: str) -> None:
        """Tick people of the list."""
        for name in names:
            self.page.get_by_role("checkbox", name=f"Choose {name}").check()
