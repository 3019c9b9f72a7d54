"""Links the mentions of one document to its entities, in the document's frame."""

from kg.link.entities import Linking, link_mentions
from kg.link.frame import Scene, read_scene
from kg.link.parts import Part, join_entities, link_parts

__all__ = ["Linking", "Part", "Scene", "join_entities", "link_mentions", "link_parts", "read_scene"]
