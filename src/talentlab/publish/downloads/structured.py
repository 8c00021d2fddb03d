"""JSON for programs: rows under stable column names, with the cards in both languages."""

import json
from dataclasses import asdict

from talentlab.publish.downloads.parcel import Parcel


def json_bytes(parcel: Parcel) -> bytes:
    """Return the figure as JSON. Column names are the same in both languages."""
    twin = parcel.figure.twin
    names = [column.key for column in twin.columns]
    document = {
        "figure": parcel.figure.figure_id,
        "title": parcel.figure.title,
        "summary": parcel.figure.summary,
        "notes": list(parcel.figure.notes),
        "language": parcel.language,
        "address": parcel.address,
        "release": parcel.release,
        "published": parcel.published,
        "code_version": parcel.code_version,
        "synthetic": parcel.is_synthetic,
        "columns": [
            {"name": column.key, "label": column.label, "unit": column.unit or None}
            for column in twin.columns
        ],
        "rows": [dict(zip(names, row, strict=True)) for row in twin.rows],
        "cards": {table: asdict(card) for table, card in parcel.cards.items()},
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()
