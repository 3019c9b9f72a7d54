"""Memberships and campuses told freely, in invented passages: what they say, and what they do not."""

import pytest
from texts import list_names, read

from kg.model import Predicate

FAMILY = (Predicate.MEMBER_OF, Predicate.CAMPUS_OF)
SAYS = [
    (
        "青禾教育集团去年挂牌。领头的白鹿路小学之外,只收了石桥小学、柳湾小学两所。",
        {"白鹿路小学 memberOf 青禾教育集团 Lead", "石桥小学 memberOf 青禾教育集团 Member"},
    ),
    (
        "澄江学区今年添了人手。带头的是澄江一小,跟进的有双桥小学、东渡小学。",
        {"澄江一小 memberOf 澄江学区 Lead", "东渡小学 memberOf 澄江学区 Member"},
    ),
    (
        "白沙中学、红岩中学、黄泥中学三校今年抱成一团,合称三色教育联盟。",
        {"白沙中学 memberOf 三色教育联盟 Member", "黄泥中学 memberOf 三色教育联盟 Member"},
    ),
    (
        "问:望海教育集团现在还有谁?答:领头的没换,仍是望海中学。底下有沙头小学,还有石角小学。",
        {"望海中学 memberOf 望海教育集团 Lead", "石角小学 memberOf 望海教育集团 Member"},
    ),
    (
        "乌溪小学、板桥小学两所,由县里统一划给了南屏教育集团。",
        {"乌溪小学 memberOf 南屏教育集团 Member", "板桥小学 memberOf 南屏教育集团 Member"},
    ),
    (
        "南屏教育集团新来的两家,一家公办,栗园小学,一家民办,启明小学。",
        {"栗园小学 memberOf 南屏教育集团 Member", "启明小学 memberOf 南屏教育集团 Member"},
    ),
    (
        "云岭中学始建于1958年,2018年加盟南屏教育集团。",
        {"云岭中学 memberOf 南屏教育集团 Member"},
    ),
    (
        "望江小学现有三处校舍:本部在府前街,河西校区去年启用。",
        {"河西校区 campusOf 望江小学 "},
    ),
]
NEVER = [
    "南屏教育集团昨天在石桥小学开了年会,柳湾小学的老师也来听课。",
    "南屏教育集团的老师每周到石桥小学上两节课。",
    "石桥小学想进南屏教育集团,理事会没有同意。",
    "石桥小学未编入南屏学区。",
    "南屏教育集团与石桥小学签了结对协议。",
    "南屏教育集团外的石桥小学应邀参加了教研活动。",
    "南屏教育集团成立三年了。县里还打算以石桥小学为首组建第五个集团。",
    "南屏教育集团由白鹿路小学领头。撤点以后,石桥小学归柳湾小学。",
    "石桥小学去年就退出了南屏教育集团。",
    "县里重新编组,石桥小学和柳湾小学单独办学,另两校归了南屏教育集团。",
    "南屏教育集团成立三年了。县里明年再组建1个联合体,由柳湾小学牵头。",
    "有人误以为石桥小学加入了南屏教育集团。",
    "南屏教育集团举办运动会,石桥小学获团体冠军,柳湾小学获亚军。",
    "石桥小学把旧楼腾给了隔壁的柳湾小学做东校区,南屏教育集团出了钱。",
]


def read_family(text: str) -> set[str]:
    """The memberships and campuses of a text, each under every name of its two sides."""
    extract = read(text)
    names = list_names(extract)
    return {
        f"{subject} {one.predicate.value} {object_} {one.qualifiers.role}"
        for one in extract.statements
        if one.predicate in FAMILY
        for subject in names[one.subject]
        for object_ in names[one.object]
    }


@pytest.mark.parametrize(("text", "says"), SAYS)
def test_free_words_tell_who_belongs_where(text: str, says: set[str]) -> None:
    assert says <= read_family(text)


@pytest.mark.parametrize("text", NEVER)
def test_other_words_beside_a_group_tell_no_membership(text: str) -> None:
    assert not {one for one in read_family(text) if one.startswith(("石桥小学 memberOf", "柳湾小学 memberOf"))}
