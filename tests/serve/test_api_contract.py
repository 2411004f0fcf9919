"""The API does what its description says: Schemathesis asks it, a process of its own against a server on loopback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.timeout(600)  # about 1,500 requests
def test_schemathesis_finds_nothing(api_site: str, tmp_path: Path) -> None:
    asked = [sys.executable, "-m", "schemathesis.cli", "run", f"{api_site}/api/v1/openapi.json", "--checks", "all"]
    bounds = ["--phases", "examples,coverage,fuzzing", "--max-examples", "20", "--continue-on-failure"]
    same = ["--generation-deterministic"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "SCHEMATHESIS_HOOKS": "tests.serve.schemathesis_hooks"}
    done = subprocess.run(
        [*asked, *bounds, *same], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-8_000:] + done.stderr[-2_000:]
    assert "No issues found" in done.stdout
