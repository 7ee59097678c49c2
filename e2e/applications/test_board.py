"""People on the board of a job: moved with the mouse, by finger, by keyboard and by menu."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.pages.board import Board
from e2e.support.chromium import PHONE
from e2e.support.colleague import RECRUITER, Colleague, Job
from e2e.support.people import Pool

Visit = Callable[..., Attract]


@pytest.fixture
def on_board(people: Pool, colleague: Callable[..., Colleague]) -> Callable[[str], tuple[Job, str, str]]:
    """Opens a job with two applicants; the job and their names, the later one first."""

    def open_job(title: str) -> tuple[Job, str, str]:
        one = colleague()
        job, members = one.open_job(title), [people.anybody(), people.anybody()]
        for member in members:
            one.move_to_application(one.export(member, job))
        return job, members[1].name, members[0].name

    return open_job


def _at(visit: Visit, job: Job, **options: object) -> Board:
    attract = visit(**options).open("/sign-in").sign_in(RECRUITER)
    expect(attract.heading("Home")).to_be_visible()
    return Board(attract, job)


def test_a_card_is_dragged_with_the_mouse_and_comes_back_by_undo(visit: Visit, on_board: Callable[[str], tuple[Job, str, str]]):
    job, first, second = on_board("Deckhand")
    board = _at(visit, job)
    board.expect_in("Application", first, second)
    board.drag(board.card(first, "Application"), "Interview")
    expect(board.attract.said).to_contain_text(f"{first} is in Interview now.")
    board.expect_in("Application", second)
    board.expect_in("Interview", first)
    board.attract.said.get_by_role("button", name="Undo").click()
    expect(board.attract.said).to_contain_text("Taken back.")
    board.expect_in("Application", first, second)
    board.expect_in("Interview")


def test_the_keyboard_lifts_a_card_carries_it_and_puts_it_back(visit: Visit, on_board: Callable[[str], tuple[Job, str, str]]):
    job, first, second = on_board("Boatswain")
    board = _at(visit, job)
    keyboard, says = board.page.keyboard, board.page.locator("#board-says")
    board.handle(first).focus()
    keyboard.press("Space")
    expect(says).to_contain_text(f"{first} is lifted.")
    keyboard.press("ArrowRight")
    expect(says).to_have_text("Over Interview.")
    keyboard.press("Escape")
    expect(says).to_have_text(f"{first} is back where they were.")
    board.expect_in("Application", first, second)

    for key in ("Space", "ArrowRight", "ArrowRight", "ArrowLeft", "Space"):
        keyboard.press(key)
    expect(board.attract.said).to_contain_text(f"{first} is in Interview now.")
    board.expect_in("Interview", first)
    expect(board.handle(first)).to_be_focused()

    keyboard.press("Enter")
    menu = board.page.get_by_role("dialog", name=first)
    menu.get_by_role("button", name="Offer", exact=True).click()
    expect(menu).to_be_hidden()
    board.expect_in("Offer", first)
    expect(board.handle(first)).to_be_focused()


def test_a_finger_draws_a_card_into_the_next_column_on_a_telephone(visit: Visit, on_board: Callable[[str], tuple[Job, str, str]]):
    job, first, second = on_board("Ship's Cook")
    board = _at(visit, job, has_touch=True, is_mobile=True)
    board.page.set_viewport_size(PHONE)
    board.drag_by_finger(board.card(first, "Application"), "Interview")
    expect(board.attract.said).to_contain_text(f"{first} is in Interview now.")
    board.expect_in("Application", second)
    board.expect_in("Interview", first)


def test_a_card_that_a_colleague_moved_first_goes_where_it_stands(
    visit: Visit, on_board: Callable[[str], tuple[Job, str, str]], colleague: Callable[..., Colleague]
):
    job, first, second = on_board("Purser")
    board = _at(visit, job)
    other = _at(visit, job)
    other.drag(other.card(first, "Application"), "Offer")
    other.expect_in("Offer", first)
    board.drag(board.card(first, "Application"), "Interview")
    expect(board.attract.said).to_contain_text("was faster, so nothing was changed here")
    board.expect_in("Offer", first)
    board.expect_in("Interview")
    board.expect_in("Application", second)
