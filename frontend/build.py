"""Fetch, theme and copy the front end: ``build/static`` (sources) and ``build/collected`` (served).

Nothing third-party is committed. ``npm ci`` fetches what ``package-lock.json`` names and checks the
hashes, the design system's own tool makes our theme, and the few files a page loads are copied with
their licences. A second run with the same inputs does nothing.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
MODULES: Final = ROOT / "node_modules"
WORK: Final = ROOT / "build" / "frontend"
STATIC: Final = ROOT / "build" / "static"
COLLECTED: Final = ROOT / "build" / "collected"
OWN: Final = ROOT / "src" / "talentlab" / "web"
CONFIG: Final = ROOT / "frontend" / "designsystemet.config.json"

DESIGN: Final = MODULES / "@digdir" / "designsystemet-css"
FONT: Final = MODULES / "@fontsource-variable" / "source-sans-3"
AXE: Final = MODULES / "axe-core"
NODE_AT_LEAST: Final = 20

# What our pages use; the whole design system is twice as large. Order as in its own index.css.
COMPONENTS: Final = (
    *("skip-link", "button", "alert", "link", "list", "details", "heading", "label", "paragraph"),
    *("input", "validation-message", "fieldset", "field", "tag", "chip", "card", "table"),
    *("error-summary", "breadcrumbs", "divider"),
)
SUBSETS: Final = ("latin-ext-wght-normal", "latin-wght-normal")
LICENCES: Final = {
    "designsystemet-css.txt": DESIGN / "LICENSE",
    "source-sans-3.txt": FONT / "LICENSE",
}


def main() -> None:
    """Bring ``build/static`` and ``build/collected`` up to date."""
    fetched = _stamp([ROOT / "package.json", ROOT / "package-lock.json", CONFIG, Path(__file__)])
    if not _is_current(STATIC, fetched):
        _fetch()
        _dress()
        _mark(STATIC, fetched)
    collected = _stamp([STATIC / ".stamp", *sorted(OWN.glob("*/static/**/*.*"))])
    if not _is_current(COLLECTED, collected):
        _collect()
        _mark(COLLECTED, collected)


def _fetch() -> None:
    """Install the packages of the lock file, with Node from the system or from PyPI."""
    print("Fetching the front end (npm ci) …")
    _run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"])


def _dress() -> None:
    """Make our theme and copy what pages load into ``build/static``."""
    print("Building the theme …")
    tokens, theme = WORK / "tokens", WORK / "theme"
    tool = ["node", str(MODULES / "@digdir/designsystemet/dist/bin/designsystemet.js"), "tokens"]
    _run([*tool, "create", "--config", CONFIG.name, "--clean"], folder=CONFIG.parent)
    _run([*tool, "build", "--config", str(CONFIG), "-t", str(tokens), "-o", str(theme), "--clean"])

    shutil.rmtree(STATIC, ignore_errors=True)
    vendor = STATIC / "vendor"
    (vendor / "licences").mkdir(parents=True)
    for name, licence in LICENCES.items():
        shutil.copyfile(licence, vendor / "licences" / name)
    for subset in SUBSETS:
        shutil.copyfile(FONT / "files" / _font_file(subset), vendor / _font_file(subset))
    (vendor / "design.css").write_text(
        _without_source_maps(
            "@layer ds.theme, ds.base, ds.components, app;\n"
            + "".join(_font_face(subset) for subset in SUBSETS)
            + (theme / "talentlab.css")
            .read_text(encoding="utf-8")
            .removeprefix('@charset "UTF-8";')
            + _layer("ds.base", ["base"])
            + _layer("ds.components", COMPONENTS)
        ),
        encoding="utf-8",
    )


def _layer(name: str, parts: Iterable[str]) -> str:
    """Return the design system's ``parts`` inside the layer they belong to."""
    rules = [(DESIGN / "dist" / "src" / f"{part}.css").read_text("utf-8") for part in parts]
    return f"@layer {name}{{" + "\n".join(rules) + "}\n"


def _font_file(subset: str) -> str:
    return f"source-sans-3-{subset}.woff2"


def _font_face(subset: str) -> str:
    """Return the font's own rule for ``subset``, with the address of our copy."""
    rules = (FONT / "wght.css").read_text(encoding="utf-8")
    block = re.search(rf"/\* source-sans-3-{subset} \*/\s*(@font-face \{{.*?\}})", rules, re.DOTALL)
    if block is None:
        sys.exit(f"The font package has no subset {subset}: has its layout changed?")
    return block[1].replace("./files/", "./") + "\n"


def _without_source_maps(css: str) -> str:
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)


def _collect() -> None:
    """Gather own and fetched files under hashed names, compressed once and for all.

    Older names stay: a page that is open, or a server that is running, may still ask for them.
    """
    print("Collecting and compressing static files …")
    _run([sys.executable, "-m", "talentlab.web", "collectstatic", "--no-input", "--verbosity=0"])


def _run(command: list[str], folder: Path = ROOT) -> None:
    """Run ``command`` quietly; show everything it said if it fails."""
    done = subprocess.run(  # noqa: S603 -- our own fixed commands
        command, cwd=folder, env=_surroundings(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}\n{done.stderr}")


def _surroundings() -> dict[str, str]:
    """Return the environment with a Node that is new enough first on the path."""
    here = str(Path(sys.executable).parent)
    system = dict(os.environ)
    if _node_version(system) >= NODE_AT_LEAST:
        return system
    own = {**system, "PATH": f"{here}{os.pathsep}{system.get('PATH', '')}"}
    if _node_version(own) < NODE_AT_LEAST:
        print(f"No Node {NODE_AT_LEAST} or newer found; installing it beside Python …")
        install = ["-m", "pip", "install", "--quiet", "--require-hashes", "--requirement"]
        subprocess.run(  # noqa: S603 -- our own fixed command
            [sys.executable, *install, str(ROOT / "requirements" / "node.txt")], check=True
        )
    return own


def _node_version(surroundings: dict[str, str]) -> int:
    """Return Node's major version on this path, or 0."""
    path = surroundings.get("PATH", "")
    node = shutil.which("node", path=path)
    if not node or not shutil.which("npm", path=path):
        return 0
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603 -- found on the path
    version = re.match(r"v(\d+)\.", said)
    return int(version[1]) if version else 0


def _stamp(paths: Iterable[Path]) -> str:
    """Return one hash over the names and contents of ``paths``."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _is_current(folder: Path, stamp: str) -> bool:
    kept = folder / ".stamp"
    return kept.exists() and kept.read_text(encoding="utf-8") == stamp


def _mark(folder: Path, stamp: str) -> None:
    (folder / ".stamp").write_text(stamp, encoding="utf-8")


if __name__ == "__main__":
    main()
