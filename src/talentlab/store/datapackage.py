"""``datapackage.json``: a release described for everyone else, as a Frictionless data package."""

from typing import Any, Final

from talentlab.store.manifest import ColumnEntry, Manifest, TableEntry
from talentlab.tables.card import Card

_TYPES: Final = {
    "String": "string",
    "Boolean": "boolean",
    "Date": "date",
    "Float64": "number",
    "Float32": "number",
}
"""Frictionless' names of the types that are not whole numbers."""


def datapackage(manifest: Manifest) -> dict[str, Any]:
    """Return the Frictionless descriptor of the release."""
    return {
        "profile": "data-package",
        "name": manifest.name,
        "title": f"Talentlab {manifest.name}",
        "created": manifest.created_at,
        "version": manifest.code_version,
        "resources": [_resource(name, entry) for name, entry in manifest.tables.items()],
    }


def _resource(name: str, entry: TableEntry) -> dict[str, Any]:
    return {
        "name": name.replace("_", "-"),
        "title": entry.card.title.en,
        "path": entry.file,
        "profile": "data-resource",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "hash": f"sha256:{entry.sha256}",
        "schema": {
            "fields": [_field(column) for column in entry.columns],
            "primaryKey": list(entry.key),
        },
        "sources": [_source(entry.card)],
        "rows": entry.rows,
        "synthetic": entry.card.synthetic,
        "modelled": entry.card.modelled,
    }


def _field(column: ColumnEntry) -> dict[str, str]:
    described = {"name": column.name, "type": _TYPES.get(column.type, "integer")}
    described |= {"title": column.en, "title_sv": column.sv}
    return described | ({"unit": column.unit} if column.unit else {})


def _source(card: Card) -> dict[str, str]:
    source = {"title": f"{card.producer}: {card.source}", "license": card.licence}
    return source | ({"path": card.url} if card.url else {})
