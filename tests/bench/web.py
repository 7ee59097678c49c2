"""The scenes of pages and API on a big server, each beside the bare route, and what they cost more than on a small one."""

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import median

from tests.bench.filling import Size
from tests.bench.people_scenes import bulk_reject, people_scenes
from tests.bench.playing import Measured, middle, play, play_once
from tests.bench.scenes import Scene, bare, look_up_scene, scenes
from tests.bench.serving import Served, serving

PORT = 18790
SMALL = Size(candidates=1_000, jobs=200, applications=2_000, notes=500)
GROWTH = 1.3  # what a page may cost at 100,000 candidates, as a multiple of its cost at 1,000


@dataclass(frozen=True)
class Growth:
    """What a scene costs at 100,000 candidates, as a multiple of what it costs at 1,000."""

    scene: str
    times: float


def measure(folder: Path, seconds: int, rounds: int) -> tuple[list[Measured], list[Measured], list[Growth]]:
    """Fill two servers, and play everything on them: on the big one all at once, then one at a time, then beside the small."""
    print("Filling 1,000 candidates, and 100,000 ...", flush=True)
    with serving(folder / "small", SMALL, PORT + 1) as small, serving(folder / "big", Size(), PORT) as big:
        return _rounds(big, seconds, rounds), _alone(big), _growths(big, small, seconds, rounds)


def show(measurements: list[Measured], alone: list[Measured], growths: list[Growth]) -> None:
    """Print the tables."""
    print(f"\n{'':34}{'requests/s':>11}{'p50 ms':>9}{'p99 ms':>9}{'ratio':>8}{'aim':>7}")
    for one in measurements:
        aim = f"{one.aim:.2f}" if one.aim else ""
        print(f"{one.scene:34}{one.per_second:11.0f}{one.p50:9.2f}{one.p99:9.2f}{one.ratio:8.3f}{aim:>7}")
    print(f"\n{'one at a time, at 100,000 candidates':45}{'p50 ms':>9}{'p99 ms':>9}")
    for one in alone:
        print(f"{one.scene:45}{one.p50:9.2f}{one.p99:9.2f}")
    print(f"\n{'cost at 100,000 candidates to 1,000':34}{'times':>11}{'at most':>9}")
    for growth in growths:
        print(f"{growth.scene:34}{growth.times:11.2f}{GROWTH:9.2f}")


def figures(measurements: list[Measured], alone: list[Measured], growths: list[Growth]) -> dict[str, object]:
    """The same for a file."""
    times = {"alone": {one.scene: one.p50 for one in alone}, "growth": {one.scene: one.times for one in growths}}
    return {"scenes": [asdict(one) for one in measurements], **times}


def _rounds(served: Served, seconds: int, rounds: int) -> list[Measured]:
    wanted = [*scenes(served.size, job=1), *people_scenes(served.size, served.work)]
    taken: dict[str, list[Measured]] = {}
    for turn in range(rounds):
        base = play(bare(), served, seconds)
        result = [play(scene, served, seconds, turn) for scene in wanted]
        for one in (base, *result, play_once(bulk_reject(served.work), served)):
            taken.setdefault(one.scene, []).append(replace(one, ratio=one.per_second / base.per_second))
            print(f"  {one.scene:34} {one.per_second:8.0f}/s", flush=True)
    return [middle(result) for result in taken.values()]


def _alone(served: Served) -> list[Measured]:
    """How long a reader waits whom nobody keeps waiting."""
    reading = [
        one for one in (*scenes(served.size, job=1), *people_scenes(served.size, served.work)) if one.signed_in and not one.once
    ]
    return [play_once(replace(one, requests=(one.requests * 100)[:100]), served) for one in reading]


def _growths(big: Served, small: Served, seconds: int, rounds: int) -> list[Growth]:
    """Measured turn by turn, so that a busy moment hits both."""
    pairs = list(zip(_growing(big), _growing(small), strict=True))
    return [Growth(ours.name, median(_times(ours, big, theirs, small, seconds) for _ in range(rounds))) for ours, theirs in pairs]


def _growing(served: Served) -> list[Scene]:
    return [look_up_scene(served.size), *people_scenes(served.size, served.work)[:-1]]


def _times(ours: Scene, big: Served, theirs: Scene, small: Served, seconds: int) -> float:
    return play(theirs, small, seconds).per_second / play(ours, big, seconds).per_second
