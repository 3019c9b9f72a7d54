"""Links the mentions of one document to its entities, in the document's frame."""

from kg.link.entities import Linking, link_mentions
from kg.link.frame import Scene, read_scene

__all__ = ["Linking", "Scene", "link_mentions", "read_scene"]
