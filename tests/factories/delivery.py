"""Small deliveries in memory: a manifest's text, files, and the faults that come of them."""

from talentlab.connectors.files.delivery import read_delivery
from talentlab.connectors.files.faults import Fault, Place, Unreadable
from talentlab.connectors.files.limits import ORDINARY
from talentlab.connectors.files.manifest import read_manifest
from talentlab.errors import DeliveryHasFaults, ManifestHasFaults

HEAD = """
[delivery]
id = "test"
title = { sv = "Prov", en = "Test" }
"""

CARD = """
[part.card]
title = { sv = "Födda", en = "Births" }
producer = "SCB"
source = "Prov"
licence = "CC0 1.0"
"""

DEATHS = """
[[part]]
id = "deaths"
table = "deaths"
files = ["deaths.csv"]
{more}
[part.columns]
region_code = "region"
year = "year"
sex = "sex"
age = "age"
persons = "persons"
"""

UNEMPLOYED = """
[[part]]
id = "unemployed"
table = "unemployed"
files = ["unemployed.csv"]
{more}
[part.columns]
region_code = "region"
definition = {{ value = "bas" }}
sex = {{ value = "total" }}
age_group = {{ value = "total" }}
period = {{ from = "month", read = "month" }}
persons = "persons"
"""


class MemoryFolder:
    """Files in a dictionary, for tests that need no disk."""

    def __init__(self, files):
        self._files = {
            name: content.encode() if isinstance(content, str) else content
            for name, content in files.items()
        }

    def names(self):
        return sorted(self._files)

    def read(self, name):
        if name not in self._files:
            raise Unreadable([Fault("no-such-file", Place(name))])
        return self._files[name]


def deaths_manifest(more=""):
    return HEAD + DEATHS.format(more=more) + CARD


def unemployed_manifest(more=""):
    return HEAD + UNEMPLOYED.format(more=more) + CARD


def read(manifest, files, limits=ORDINARY):
    """Return the delivery."""
    return read_delivery(read_manifest(manifest), MemoryFolder(files), limits=limits)


def read_frame(manifest, files):
    """Return the rows of the only part."""
    (part,) = read(manifest, files).parts
    return part.frame


def faults_in(manifest, files, limits=ORDINARY):
    """Return all the faults of a delivery that cannot be read."""
    try:
        read(manifest, files, limits)
    except DeliveryHasFaults as error:
        return list(error.facts["faults"])
    return []


def codes_in(manifest, files):
    """Return the codes of all faults, in order."""
    return [fault.code for fault in faults_in(manifest, files)]


def manifest_faults(text):
    """Return (code, where, value) of everything wrong with a manifest."""
    try:
        read_manifest(text)
    except ManifestHasFaults as error:
        return [(f.code, f.place.facts["path"], f.value) for f in error.facts["faults"]]
    return []
