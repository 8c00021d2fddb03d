"""What the surroundings decide: read once, checked, every fault reported at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from talentlab.errors import SettingsDoNotFit
from talentlab.vocab.text import Text

LAPTOP_HOSTS: Final = ("localhost", "127.0.0.1", "[::1]")

_YES: Final = frozenset({"1", "true", "yes", "on"})
_NO: Final = frozenset({"", "0", "false", "no", "off"})
_SHORTEST_KEY: Final = 32
_NOT_YES_OR_NO: Final = Text(sv="ska vara 1 eller 0", en="should be 1 or 0")
_HOST_WITH_ADDRESS: Final = Text(
    sv="ska vara värdnamn utan http:// och sökväg, skilda med kommatecken",
    en="should be host names without http:// or a path, separated by commas",
)
_NO_SUCH_FILE: Final = Text(sv="pekar på en fil som inte finns", en="points to a missing file")
_SHORT_KEY: Final = Text(
    sv=f"pekar på en fil med färre än {_SHORTEST_KEY} tecken",
    en=f"points to a file with fewer than {_SHORTEST_KEY} characters",
)
_NOT_A_FOLDER: Final = Text(sv="pekar på en fil, inte en mapp", en="points to a file, not a folder")


@dataclass(frozen=True, slots=True)
class Environment:
    """The surroundings of one running site.

    ``var`` is the private folder of this installation (database, secret, switches); it lies
    beside the store and is never part of a release.
    """

    store: Path
    secret_key_file: Path | None
    debug: bool
    https: bool
    hosts: tuple[str, ...]

    @property
    def var(self) -> Path:
        """The folder for what this installation remembers."""
        return self.store / "var"


def read_environment(variables: Mapping[str, str]) -> Environment:
    """Return the surroundings that ``variables`` describe.

    Raises
    ------
    SettingsDoNotFit
        With every variable that cannot be used, and why.

    """
    faults: dict[str, Text] = {}
    environment = Environment(
        store=_folder(variables, "TALENTLAB_DATA", faults),
        secret_key_file=_key_file(variables, "TALENTLAB_SECRET_KEY_FILE", faults),
        debug=_switch(variables, "TALENTLAB_DEBUG", faults),
        https=_switch(variables, "TALENTLAB_HTTPS", faults),
        hosts=_hosts(variables, "TALENTLAB_ALLOWED_HOSTS", faults),
    )
    if faults:
        raise SettingsDoNotFit(faults=faults)
    return environment


def _folder(variables: Mapping[str, str], name: str, faults: dict[str, Text]) -> Path:
    folder = Path(variables.get(name) or "data").absolute()
    if folder.exists() and not folder.is_dir():
        faults[name] = _NOT_A_FOLDER
    return folder


def _switch(variables: Mapping[str, str], name: str, faults: dict[str, Text]) -> bool:
    word = variables.get(name, "").strip().lower()
    if word not in _YES | _NO:
        faults[name] = _NOT_YES_OR_NO
    return word in _YES


def _hosts(variables: Mapping[str, str], name: str, faults: dict[str, Text]) -> tuple[str, ...]:
    hosts = tuple(host.strip() for host in variables.get(name, "").split(",") if host.strip())
    if any("/" in host or " " in host for host in hosts):
        faults[name] = _HOST_WITH_ADDRESS
    return hosts or LAPTOP_HOSTS


def _key_file(variables: Mapping[str, str], name: str, faults: dict[str, Text]) -> Path | None:
    if not variables.get(name):
        return None
    path = Path(variables[name])
    if not path.is_file():
        faults[name] = _NO_SUCH_FILE
    elif len(path.read_text(encoding="utf-8").strip()) < _SHORTEST_KEY:
        faults[name] = _SHORT_KEY
    return path
