"""From a folder of files and a manifest to a delivery that the store can take in."""

from pathlib import Path

from talentlab.connectors.files.delivery import Delivery, Part, read_delivery
from talentlab.connectors.files.folder import DiskFolder
from talentlab.connectors.files.limits import ORDINARY
from talentlab.connectors.files.manifest import read_manifest
from talentlab.pipelines.deliveries import Progress
from talentlab.store.incoming import Incoming, IncomingPart, RawContent

MANIFESTS = "manifests"
"""Stands as the producer of the manifests that deliveries were read by; they are kept too."""


def read_folder(
    folder: Path,
    manifest: Path,
    *,
    progress: Progress = lambda _what, _share: None,
) -> tuple[Incoming, Delivery]:
    """Return what the store takes in, and what was found in ``folder``.

    Raises
    ------
    ManifestHasFaults, DeliveryHasFaults
        With every fault in the manifest, or in all the files.

    """
    content = _read(manifest)
    delivery = read_delivery(read_manifest(content), DiskFolder(folder), progress=progress)
    raw = {(part.card.producer, kept.sha256): kept for part in delivery.parts for kept in part.raw}
    files = [RawContent(producer, kept.name, kept.content) for (producer, _), kept in raw.items()]
    files.append(RawContent(MANIFESTS, manifest.name, content))
    parts = tuple(_incoming(part) for part in delivery.parts)
    return Incoming(delivery=delivery.id, parts=parts, raw=tuple(files)), delivery


def _read(manifest: Path) -> bytes:
    """Return the manifest's bytes; no more than a manifest may have, whatever the file is."""
    with manifest.open("rb") as file:
        return file.read(ORDINARY.manifest_bytes + 1)


def _incoming(part: Part) -> IncomingPart:
    return IncomingPart(
        table=part.table,
        name=part.id,
        frame=part.frame,
        card=part.card,
        supersedes=part.supersedes,
    )
