"""The words by which a text tells when something was, of `ontology/terms/time_words.csv`, compiled once."""

import re
from functools import cache

from kg.record import record
from kg.rules import read_alternatives

CUES = ("past", "now", "moved", "conferred", "early", "late")
FULL_YEAR = r"(?<!\d)(?:19|20)\d{2}"


@record
class TimeWords:
    """The patterns of the words: `behind` is the year right behind an honour, `half` tells one of a school year as `early` or `late`."""

    past: re.Pattern[str]
    now: re.Pattern[str]
    moved: re.Pattern[str]
    behind: re.Pattern[str]
    half: re.Pattern[str]


@cache
def load_time_words() -> TimeWords:
    """The patterns of the table; RulesError for a cue that is not known."""
    words = read_alternatives("terms/time_words.csv", CUES)
    return TimeWords(
        past=re.compile(rf"{words['past']}|由[^,;。]{{2,40}}(?:合并|整合|合成|组建|而成)"),
        now=re.compile(words["now"]),
        moved=re.compile(words["moved"]),
        behind=compile_behind(words["conferred"]),
        half=re.compile(f"(?P<late>{words['late']})|(?P<early>{words['early']})"),
    )


def compile_behind(conferred: str) -> re.Pattern[str]:
    """The year right behind an honour: (2014年授予), 是2018年评上的, ,2018年。"""
    return re.compile(
        rf"[”\"]?(?:称号|荣誉|奖牌|牌匾|的?牌子)?(?:[(](?P<noted>{FULL_YEAR})(?:年(?:{conferred}|[^一-鿿])|[)])"
        rf"|(?:、[^,;。()]{{2,24}}){{0,4}}[(][均都][为是系]?(?P<shared>{FULL_YEAR})年"
        rf"|[,，]?(?:我[们校园]|这块?|前者)?(?:是|于|系)(?P<told>{FULL_YEAR})年(?:{conferred})"
        rf"|[,，](?P<given>{FULL_YEAR})年(?:\d{{1,2}}月)?(?:经|由)[^,;。]{{2,24}}(?:{conferred})|[,，](?P<closing>{FULL_YEAR})年(?=[。;；)]|\s*$))"
    )
