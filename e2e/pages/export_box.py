"""The export box, in a page or in the side panel."""

from playwright.sync_api import Locator, Page, expect

from e2e.support.colleague import Job


class ExportBox:
    """The region "Export to Attract" within ``page``; Playwright looks into open shadow roots by itself."""

    def __init__(self, page: Page) -> None:
        self.region: Locator = page.get_by_role("region", name="Export to Attract")
        self.jobs = self.region.get_by_role("combobox", name="Search jobs by title or Job ID")
        self.export_button = self.region.get_by_role("button", name="Export", exact=True)
        self.status = self.region.get_by_role("status")
        self.alert = self.region.get_by_role("alert")
        self.connect_button = self.region.get_by_role("button", name="Connect to Attract")
        self.change_ats_button = self.region.get_by_role("button", name="Change ATS")
        self.undo_button = self.region.get_by_role("button", name="Undo")
        self.name = self.region.get_by_role("textbox", name="Name", exact=True)
        self.possible_people = self.region.get_by_role("group", name="Who is it?")

    def options(self) -> Locator:
        """The jobs in the open list."""
        return self.region.get_by_role("option")

    def option(self, job: Job | str) -> Locator:
        """One job in the open list."""
        return self.options().filter(has_text=job.job_id if isinstance(job, Job) else job)

    def choose(self, job: Job, typed: str | None = None) -> None:
        """Look for ``job`` by what is ``typed`` (its title), and choose it from the list."""
        self.jobs.fill(typed or job.title)
        self.option(job).click()
        expect(self.jobs).to_have_value(job.line)

    def export(self, job: Job) -> None:
        """Choose ``job`` and export, and wait for the words that it worked."""
        self.choose(job)
        self.export_button.click()
        expect(self.status).to_contain_text(f"to {job.line}")

    def details(self) -> None:
        """Unfold the optional e-mail address and note."""
        self.region.get_by_text("Add e-mail or note").click()

    def field(self, label: str) -> Locator:
        """One of the unfolded fields."""
        return self.region.get_by_label(label, exact=True)

    def change_ats(self, name: str) -> None:
        """Choose another of the known instances."""
        self.change_ats_button.click()
        self.region.get_by_role("radio", name=name, exact=True).check()

    def why_not(self) -> Locator:
        """Ask why a job is missing; the answer."""
        self.region.get_by_role("button", name="Why is my job not here?").click()
        return self.region.get_by_role("group", name="Why is my job not here?")
