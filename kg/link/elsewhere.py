"""Bodies of which a document does not tell where they stand: of the whole country, societies, universities and their schools."""

import re

from kg.link.clusters import Cluster
from kg.link.scope import load_place_words
from kg.model import Kind, Mention
from kg.name_parts import LEVELS

OWN_LEVELS = frozenset("市区县旗")
"""A college called after its level is the area's own (区教育学院)."""
LOCAL = ("进修学院", "开放大学", "电视大学", "老年大学", "社区学院", "社区教育学院")
"""Colleges that a county has."""
NATIONAL = ("教育部", "国务院", "中共中央", "党中央", "财政部", "国家", "中央", "全国", "中国")
HOUSED = ("工作室", "工作坊", "工作站", "艺术团", "合唱团")
"""Bodies of the teachers and pupils of the place that reports."""
ATTACHED = re.compile(
    r"[一-鿿]{2,8}(?:大学|师大|学院|师范)附属?(?:实验)?(?:中学?|小学?|学校|幼儿园|高级中学|初级中学)|[一-鿿]{1,2}大附[中小]"
)
"""A school of a university, called after that alone."""


def is_attached(cluster: Cluster, voice: Mention | None) -> bool:
    """Whether a school called after its university and no place is another than the one that speaks: it stands where that stands (湖南师大附中)."""
    own = voice is not None and voice.name in cluster.names
    return (
        cluster.kind is Kind.SCHOOL and not own and not cluster.masked and any(map(ATTACHED.fullmatch, cluster.names))
    )


def is_elsewhere(name: str, kind: Kind) -> bool:
    """Whether the document does not tell where a body stands whose name tells no place: of the whole country, a society, a university."""
    return (
        name.startswith(NATIONAL)
        or load_place_words().country.match(name) is not None
        or (kind is Kind.ORGANISATION and not name.startswith(LEVELS) and not name.endswith(HOUSED))
        or (name.endswith(("大学", "学院")) and not name.endswith(LOCAL) and name[0] not in OWN_LEVELS)
    )
