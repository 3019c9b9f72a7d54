"""The words of `ontology/terms/role_words.csv` and `posts.csv` that make up a role beside a name, as patterns."""

import re
from functools import cache
from typing import NamedTuple

from kg.mention.posts import load_posts
from kg.rules import alternate, read_cues

CUES = ("head", "modifier", "epithet", "owner", "honour")
FORM = r"(?:[高初中大小]?[一二三四五六七八九\d]{1,2}(?:[.·-]\d{1,2}|\(\d{1,2}\))?班|[一二三四五六七八九]年级(?:\(?\d{1,2}\)?班)?|[高初][一二三](?:年级)?|(?:19|20)\d\d[届级])"
"""A class or year: 六(1)班, 大三班, 五年级, 初一, 2001届."""
LED = r"(?:(?<=长)|(?<=书记)|(?<=主任)|(?<=主席)|(?<=委员)|(?<=成员)|(?<=助理))"
"""Behind a post that may be told together with another one of the same person: 党总支书记、校长."""
CALLS = "校长|园长|老师|同学|教师|主任|书记|局长|院长|教授|主席|理事长|会长|部长|科长|股长|学区长|教练|队长|组长|小朋友|师傅"
"""Posts that are said behind a name."""


class RoleWords(NamedTuple):
    """Patterns: `before` ends with a role, `role` matches one, `behind` one right behind a name, `form` ends with a class.

    `epithet` and `owner` match what stands before a role and is no part of it: of its time, and whose it is.
    """

    role: str
    before: re.Pattern[str]
    behind: re.Pattern[str]
    form: re.Pattern[str]
    epithet: re.Pattern[str]
    owner: re.Pattern[str]


@cache
def load_role_words() -> RoleWords:
    """The patterns; RulesError for a cue that is not known."""
    words, posts = read_cues("terms/role_words.csv", CUES), load_posts()
    heads = (frozenset(posts.narrow) | words["head"]) - words["honour"]
    own = {one for prefixes in posts.own.values() for one in prefixes}
    before = (posts.before | words["modifier"] | own) - words["epithet"]
    one = rf"(?:{FORM}|{alternate(before)}){{0,4}}(?:{alternate(heads)})"
    role = rf"{one}(?:{LED}[、兼暨]{one}){{0,3}}"
    return RoleWords(
        role=role,
        before=re.compile(rf"{role}$"),
        behind=re.compile(rf" ?(?P<role>(?:常务副|副|执行|总|代理)?(?:{CALLS}))(?![们员资节证])"),
        form=re.compile(rf"{FORM}(?=的?$)"),
        epithet=re.compile(rf"(?:{alternate(words['epithet'])}){{1,3}}"),
        owner=re.compile(rf"(?:{alternate(words['owner'])})(?:的|里)?"),
    )
