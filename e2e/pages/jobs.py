"""The pages of one job: what happens to it as a whole."""

from playwright.sync_api import Locator, expect

from e2e.pages.attract import Attract


class JobPages:
    """A job in the browser of somebody who is signed in."""

    def __init__(self, attract: Attract) -> None:
        self.attract, self.page = attract, attract.page
        self.heading = self.page.get_by_role("main").locator("header").first
        self.dialog = self.page.get_by_role("dialog")

    def begin(self, title: str, template: str) -> "JobPages":
        """Make a job from New through its template and its details."""
        self.attract.open("/jobs").button("New job").click()
        self.page.get_by_label("Job title").fill(title)
        self.page.get_by_role("radio", name=template).check()
        self.attract.button("Continue").click()
        self.page.get_by_label("Job description").fill("Leads those who go to sea, and answers for them when they are home.")
        self.page.get_by_label("Location").fill("Ålesund, Norway")
        self.attract.button("Save as draft").click()
        expect(self.attract.heading(title)).to_be_visible()
        return self

    def expect_status(self, status: str) -> None:
        """What the heading says of the job."""
        expect(self.heading.locator(".pill")).to_have_text(status)

    def put_on_team(self, name: str, role: str) -> None:
        """Put somebody on the team."""
        self.attract.show_tab("Hiring team")
        choice = self.page.get_by_role("option", name=name).get_attribute("value")
        self.page.get_by_label("Person").select_option(choice)
        self.page.get_by_label("Role").select_option(label=role)
        self.attract.button("Add").click()
        expect(self.page.get_by_role("listitem").filter(has_text=name)).to_contain_text(role)

    def send_to_approvers(self, *names: str, message: str = "") -> None:
        """Name approvers and ask them."""
        self.heading.get_by_role("button", name="Send to approvers").click()
        for name in names:
            choice = self.page.get_by_role("option", name=name).get_attribute("value")
            self.page.get_by_label("Person").select_option(choice)
            self.attract.button("Add approver").click()
            expect(self.approver(name)).to_be_visible()
        self.page.get_by_role("textbox", name="Message").fill(message)
        self.attract.button("Send to approvers").click()

    def approver(self, name: str) -> Locator:
        """The line of an approver."""
        return self.page.get_by_role("listitem").filter(has_text=name)

    def answer(self, button: str, comment: str = "") -> None:
        """Approve or reject on the Approval tab."""
        self.page.get_by_role("textbox", name="Comment").fill(comment)
        self.page.get_by_role("main").get_by_role("button", name=button, exact=True).click()

    def add_applicant(self, first: str, last: str) -> None:
        """Add somebody by hand."""
        self.attract.show_tab("Applicants")
        self.attract.button("Add applicant").click()
        self.page.get_by_label("First name").fill(first)
        self.page.get_by_label("Last name").fill(last)
        self.page.get_by_label("Source").select_option(label="Agency")
        self.attract.button("Add applicant").click()
        expect(self.attract.row(f"{first} {last}")).to_be_visible()

    def close(self) -> "JobPages":
        """Ask to close the job."""
        self.heading.get_by_role("button", name="Close job").click()
        expect(self.dialog.get_by_role("heading", name="Close this job")).to_be_visible()
        return self
