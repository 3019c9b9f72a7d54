"""The words by which a phrase is known to name an honour."""

import re
from functools import cache

from kg.record import record
from kg.rules import read_alternatives

CUES = ("best", "body", "end", "none", "worth")


@record
class HonourWords:
    """What the words of `ontology/terms/honour_words.csv` tell of a phrase.

    `honour` is how honours end; a phrase that ends as names of bodies do, `body`, is an honour by a word of `worth`; behind a
    verb of receiving `none` begins what is no name of an honour.
    """

    honour: re.Pattern[str]
    body: re.Pattern[str]
    worth: re.Pattern[str]
    none: re.Pattern[str]


@cache
def load_honour_words() -> HonourWords:
    """The words, compiled; RulesError for a cue that is not known."""
    word = read_alternatives("terms/honour_words.csv", CUES)
    return HonourWords(
        honour=re.compile(
            rf"(?:{word['end']}|示范\w{{0,4}}|(?<!枚)奖章|(?<![等金银铜优秀人大设评])奖|最美[一-鿿]{{1,5}})$"
            rf"|(?:{word['best']})[一-鿿]{{2,6}}$"
        ),
        body=re.compile(rf"(?:{word['body']})$"),
        worth=re.compile(rf"{word['worth']}|实验(?!小学|中学|幼儿园|高中|初中)|[一二三四五]级|[A-Ea-e]级"),
        none=re.compile(
            rf"{word['none']}|\d|[一二三四五六七八九十两]+[个项名所次]"
            r"|国家(?:级?(?:奖|表彰|荣誉|认可|专利|资助|立项|课题|$)|[一二三]等)"
        ),
    )
