"""Deliveries as files: what an analyst has on disk becomes checked tables.

The front door is three names. :func:`~talentlab.connectors.files.manifest.read_manifest` turns a
manifest's text into a plan, :class:`~talentlab.connectors.files.folder.Folder` hands out the bytes
of files inside one folder, and :func:`~talentlab.connectors.files.delivery.read_delivery` follows
the plan and returns every part as a checked table with its card, or reports every fault at once.
"""
