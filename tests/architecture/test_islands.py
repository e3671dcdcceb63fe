"""What islands work out without a page is tried by node: `tests/**/*.test.ts`, all in one go."""

import subprocess
from pathlib import Path

from tests.architecture.tree import ROOT, TESTS

NODE = ROOT / ".venv/lib/node/bin/node"
ESBUILD = ROOT / "node_modules/esbuild/bin/esbuild"
PLATFORM = ("--bundle", "--platform=node", "--format=esm", "--log-level=warning")


def test_what_islands_work_out_is_right(tmp_path: Path) -> None:
    written = sorted(str(path.relative_to(ROOT)) for path in TESTS.rglob("*.test.ts"))
    out = (f"--outdir={tmp_path}", "--outbase=tests", "--out-extension:.js=.mjs")
    subprocess.run([NODE, ESBUILD, *written, *PLATFORM, *out], cwd=ROOT, check=True)
    made = sorted(map(str, tmp_path.rglob("*.test.mjs")))
    assert len(made) == len(written)
    done = subprocess.run([NODE, "--test", *made], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
