"""`make certify`: LinkedIn's certification rules against a stand-in that is started for it; 1 when a rule failed."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from e2e.support.servers import ROOT, Died, Recruiter, free_port


def main() -> int:
    """Start the stand-in, certify in both dialects, and end it; the report is in CERTIFY_OUTPUT or var/certification."""
    output = ROOT / os.environ.get("CERTIFY_OUTPUT", "var/certification")
    with tempfile.TemporaryDirectory(prefix="attract-certify-") as folder:
        stand_in = Recruiter("Recruiter", free_port(), Path(folder, "stand-in.log"))
        try:
            stand_in.launch().wait()
            return _certify(stand_in.address, output)
        except Died as died:
            print(died, file=sys.stderr)
            return 1
        finally:
            stand_in.stop()


def _certify(stand_in: str, output: Path) -> int:
    asked = ["certify", "--stand-in", stand_in, "--dialect", os.environ.get("DIALECT", "both"), "--output", str(output)]
    ended = subprocess.run([sys.executable, "-m", "server.cli", *asked], cwd=ROOT, check=False)
    print(f"\nThe report: {output / 'certification.md'}")
    return ended.returncode


if __name__ == "__main__":
    sys.exit(main())
