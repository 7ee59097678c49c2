"""Fill, serve, measure, and print the table."""

import argparse
import json
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.bench import extension, sync, web


def main() -> None:
    """Measure as the command line says."""
    options = _options()
    figures: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        if options.only in (None, "web"):
            measurements = web.measure(Path(folder), options.seconds, options.rounds)
            web.show(*measurements)
            figures |= web.figures(*measurements)
        if options.only in (None, "sync"):
            figures |= _sync(Path(folder))
        if options.only in (None, "extension"):
            figures |= _extension(Path(folder))
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(figures, indent=2))
    print(f"\nWritten to {options.json}")


def _sync(folder: Path) -> dict[str, object]:
    print("Syncing with a stand-in for LinkedIn ...", flush=True)
    measurements, delay = sync.measure(folder)
    sync.show(measurements, delay)
    return {"first_syncs": [asdict(one) | {"ratio": one.ratio} for one in measurements], "incoming_export": asdict(delay)}


def _extension(folder: Path) -> dict[str, object]:
    print("\nThe extension in Chromium ...", flush=True)
    measurements = extension.measure(folder / "extension")
    extension.show(measurements)
    return {"extension": [asdict(one) for one in measurements]}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=5, help="length of one measurement")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each scene; the median counts")
    parser.add_argument("--only", choices=("web", "sync", "extension"), help="measure this part alone")
    parser.add_argument("--json", type=Path, default=Path("var/bench.json"), help="where the figures go")
    return parser.parse_args()


if __name__ == "__main__":
    main()
