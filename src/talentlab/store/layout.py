"""Where everything lies in the folder that is the store."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Layout:
    """The names inside the store's folder ``root``.

    Files named by a hash never change. ``working``, ``built`` and ``published`` are the three
    pointers: what is imported, what was calculated last, and what the pages show.
    """

    root: Path

    @property
    def working(self) -> Path:
        """Return the pointer to the imported parts."""
        return self.root / "working.json"

    @property
    def built(self) -> Path:
        """Return the pointer to what was calculated last."""
        return self.root / "built.json"

    @property
    def published(self) -> Path:
        """Return the pointer to the release that the pages show."""
        return self.root / "published.json"

    @property
    def lock(self) -> Path:
        """Return the file that a writer holds."""
        return self.root / ".writer"

    @property
    def releases(self) -> Path:
        """Return the folder of releases."""
        return self.root / "releases"

    def printed(self, file: str) -> Path:
        """Return where the printed document ``file`` lies, such as the method guide as PDF."""
        return self.root / "printed" / file

    def raw(self, producer: str, sha256: str) -> Path:
        """Return where the untouched file ``sha256`` from ``producer`` lies."""
        return self.root / "raw" / slug(producer) / sha256

    def tidy(self, table: str, sha256: str) -> Path:
        """Return where one imported part of ``table`` lies."""
        return self.root / "tidy" / table / f"{sha256}.parquet"

    def derived(self, table: str, sha256: str) -> Path:
        """Return where one calculated version of ``table`` lies."""
        return self.root / "derived" / table / f"{sha256}.parquet"

    def release(self, name: str) -> Path:
        """Return the folder of the release ``name``."""
        return self.releases / name


def slug(name: str) -> str:
    """Return ``name`` as a folder name: a to z, digits and hyphens; å, ä and ö as a, a and o."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    kept = [character if character.isalnum() else "-" for character in plain]
    return "-".join(word for word in "".join(kept).split("-") if word) or "unnamed"
