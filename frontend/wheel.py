"""What a wheel carries besides the package: the built front end and the method guide.

A checkout needs neither, because it reads them where they are made and written.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = {
    "build/collected": "talentlab/web/collected",
    "docs/method-guide": "talentlab/publish/guide/text/method-guide",
    "docs/metodguide": "talentlab/publish/guide/text/metodguide",
}


class ShippedWithTheWheel(BuildHookInterface):  # type: ignore[type-arg] -- hatchling's own example
    """Adds what was built and written to a wheel, and to nothing else."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the folders to include; stop when one has not been built."""
        if version != "standard":
            return
        missing = [source for source in SHIPPED if not (Path(self.root) / source).is_dir()]
        if missing:
            self.app.abort(f"{', '.join(missing)} is not there yet: run `make setup` first")
        build_data["force_include"].update(SHIPPED)
