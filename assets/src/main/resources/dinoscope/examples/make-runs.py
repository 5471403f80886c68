"""Packs finished runs as the example runs that come with Dinoscope: without checkpoints, and without what names the
machine they ran on. Usage: make-runs.py RUN... > runs.zip, the best run first."""

import io
import json
import pathlib
import sys
import zipfile

LEFT_OUT = {"trainer.lock", "console.txt", "stop"}


def anonymous(path: pathlib.Path) -> bytes:
    content = path.read_bytes()
    if path.name == "provenance.json":
        provenance = json.loads(content)
        provenance["host"] = "example"
        provenance["command"] = ["dinoscope", "train"]
        content = json.dumps(provenance, indent=2).encode()
    elif path.name == "state.json":
        state = json.loads(content)
        state["process"]["host"] = "example"
        content = json.dumps(state, indent=2).encode()
    return content


def files(run: pathlib.Path):
    for path in sorted(run.rglob("*")):
        inside = path.relative_to(run)
        if path.is_file() and inside.parts[0] != "checkpoints" and path.name not in LEFT_OUT:
            yield path, f"{run.name}/{inside}"


buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    for run in map(pathlib.Path, sys.argv[1:]):
        for path, name in files(run):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), anonymous(path), zipfile.ZIP_DEFLATED)
sys.stdout.buffer.write(buffer.getvalue())
